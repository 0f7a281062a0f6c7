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
    /// is placed last fills gaps.
    /// </summary>
    /// <param name="storages">The storages.</param>
    /// <param name="lifetimes">When they hold something.</param>
    /// <param name="start">Floats that are in front of them.</param>
    /// <param name="sharesZeros">Whether a storage that keeps zeros shares too, since a step clears it; else it shares with none.</param>
    public static MemoryPlan ByLifetime(IEnumerable<Storage> storages, Lifetimes lifetimes, int start = 0, bool sharesZeros = false)
    {
        var placed = new Dictionary<Storage, int>();
        int end = start;
        foreach (Storage storage in storages.OrderByDescending(s => s.Length))
        {
            int at = start;
            foreach (KeyValuePair<Storage, int> other in placed.Where(o => Collide(o.Key, storage)).OrderBy(o => o.Value))
            {
                if (at + (long)storage.Length <= other.Value)
                {
                    break;
                }

                at = Math.Max(at, Round.Up(checked(other.Value + other.Key.Length), Alignment));
            }

            placed.Add(storage, at);
            end = Math.Max(end, Round.Up(checked(at + storage.Length), Alignment));
        }

        return new MemoryPlan(placed, end);

        bool Collide(Storage left, Storage right) => (!sharesZeros && (left.KeepsZeros || right.KeepsZeros)) || lifetimes.Meet(left, right);
    }
}
