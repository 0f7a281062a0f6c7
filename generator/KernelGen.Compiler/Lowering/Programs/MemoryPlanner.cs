using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Gives storages their places in a memory, each on a cache line of its own, when all steps are known.</summary>
internal static class MemoryPlanner
{
    private const int Alignment = 16;

    /// <summary>One storage after another.</summary>
    /// <param name="storages">The storages, in order.</param>
    /// <param name="start">Floats that are in front of them.</param>
    /// <returns>Floats to the end of the last.</returns>
    public static int InOrder(IEnumerable<Storage> storages, int start = 0)
    {
        foreach (Storage storage in storages)
        {
            storage.Put(start);
            start = Round.Up(checked(start + storage.Length), Alignment);
        }

        return start;
    }

    /// <summary>
    /// Storages that never hold something at the same time share memory. The largest are placed first, each as far in front as it can be: what
    /// is placed last fills gaps. A storage that keeps zeros shares with none.
    /// </summary>
    /// <returns>Floats to the end of the last.</returns>
    public static int ByLifetime(IEnumerable<Storage> storages, Lifetimes lifetimes, int start = 0)
    {
        var placed = new List<Storage>();
        foreach (Storage storage in storages.OrderByDescending(s => s.Length))
        {
            int at = start;
            foreach (Storage other in placed.Where(o => Collide(o, storage)).OrderBy(o => o.Start))
            {
                if (at + (long)storage.Length <= other.Start)
                {
                    break;
                }

                at = Math.Max(at, Round.Up(checked((int)other.End), Alignment));
            }

            storage.Put(at);
            placed.Add(storage);
        }

        return placed.Aggregate(start, (end, s) => Math.Max(end, Round.Up(checked((int)s.End), Alignment)));

        bool Collide(Storage left, Storage right) => left.KeepsZeros || right.KeepsZeros || lifetimes.Meet(left, right);
    }
}
