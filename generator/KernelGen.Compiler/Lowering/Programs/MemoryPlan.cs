namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Where storages are to be placed.</summary>
/// <param name="starts">The first float of each.</param>
/// <param name="length">Floats to the end of the last.</param>
internal sealed class MemoryPlan(IReadOnlyDictionary<Storage, int> starts, int length)
{
    public int Length => length;

    /// <summary>Whether two storages share memory.</summary>
    public bool Overlap(Storage left, Storage right) =>
        left != right && starts[left] < starts[right] + (long)right.Length && starts[right] < starts[left] + (long)left.Length;

    /// <summary>Gives the storages these places.</summary>
    /// <returns>Floats to the end of the last.</returns>
    public int Put()
    {
        foreach (KeyValuePair<Storage, int> storage in starts)
        {
            storage.Key.Put(storage.Value);
        }

        return length;
    }
}
