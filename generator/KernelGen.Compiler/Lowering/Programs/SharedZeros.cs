using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Decides whether storages that keep zeros share memory with others. They may where a step makes these cells zero before the storage is used; that
/// is a pass over a few cells in each run, and pays where memory is behind the second cache and much of it is saved.
/// </summary>
internal static class SharedZeros
{
    // Bytes a cycle from behind the second cache, and cycles to begin a piece.
    private const double FarBytes = 9;
    private const double CyclesOfRun = 4;

    /// <summary>When zeros are shared.</summary>
    public enum Rule
    {
        WhereItPays,

        /// <summary>Wherever something is saved; for tests.</summary>
        Always,
    }

    /// <summary>Places storages.</summary>
    /// <param name="steps">The program; steps that clear are added.</param>
    /// <param name="storages">The storages to place.</param>
    /// <param name="given">Tensors that are there before the first step.</param>
    /// <param name="results">Tensors that are read after the last step.</param>
    /// <param name="start">Floats that are in front of them.</param>
    /// <param name="rule">When zeros are shared.</param>
    /// <returns>Floats to the end of the last storage.</returns>
    public static int Place(
        List<Step> steps, IReadOnlyList<Storage> storages, IReadOnlyList<Place> given, IReadOnlyList<Place> results, int start, Rule rule)
    {
        MemoryPlan apart = MemoryPlanner.ByLifetime(storages, LifetimesOf(steps), start);
        if (rule == Rule.WhereItPays && 4L * apart.Length <= Target.Bits512.SecondCacheBytes)
        {
            return apart.Put();
        }

        List<Step> cleared = WithClearing(steps, storages, given);
        MemoryPlan shared = MemoryPlanner.ByLifetime(storages, LifetimesOf(cleared), start, sharesZeros: true);

        // What shares with nothing after all stays zero by itself.
        cleared.RemoveAll(s => s is ClearStep clear && !storages.Any(o => shared.Overlap(clear.Storage, o)));
        if (shared.Length >= apart.Length || (rule == Rule.WhereItPays && Cycles(cleared) > 4.0 * (apart.Length - shared.Length) / FarBytes))
        {
            return apart.Put();
        }

        steps.Clear();
        steps.AddRange(cleared);
        return shared.Put();

        Lifetimes LifetimesOf(IEnumerable<Step> program)
        {
            var lifetimes = new Lifetimes(program);
            foreach (Place place in given)
            {
                lifetimes.Given(place);
            }

            foreach (Place place in results)
            {
                lifetimes.Result(place);
            }

            return lifetimes;
        }
    }

    private static double Cycles(IEnumerable<Step> steps) => steps.OfType<ClearStep>().Sum(c => (4 * c.Floats / FarBytes) + (CyclesOfRun * c.Runs));

    /// <summary>The program where each storage that keeps zeros is cleared before the first step that uses it, or before all where it is given.</summary>
    private static List<Step> WithClearing(IReadOnlyList<Step> steps, IReadOnlyList<Storage> storages, IReadOnlyList<Place> given)
    {
        var waiting = new HashSet<Storage>(storages.Where(s => s.KeepsZeros));
        var cleared = new List<Step>();
        foreach (Storage storage in given.Select(p => p.Storage).Where(waiting.Remove))
        {
            cleared.Add(ClearStep.Of("Input", storage));
        }

        foreach (Step step in steps)
        {
            foreach (Storage storage in Lifetimes.PlacesOf(step).Select(p => p.Storage).Where(waiting.Remove))
            {
                cleared.Add(ClearStep.Of(step.LayerName, storage));
            }

            cleared.Add(step);
        }

        return cleared;
    }
}
