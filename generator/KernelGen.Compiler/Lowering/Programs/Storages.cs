using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The storages that a program needs of one memory, in the order in which it came to need them.</summary>
internal sealed class Storages(Memory memory)
{
    private readonly List<Storage> _all = [];

    public IReadOnlyList<Storage> All => _all;

    /// <summary>A new storage for what is not a tensor.</summary>
    public Place New(int length) => New(new Storage(memory, length, keepsZeros: false));

    /// <summary>A new storage for a tensor; its halo is zero.</summary>
    /// <param name="layout">The tensor.</param>
    /// <param name="leavesZeros">Whether some of its elements are zero too.</param>
    public Placed<TLayout> New<TLayout>(TLayout layout, bool leavesZeros = false) where TLayout : TensorLayout =>
        new(layout, New(new Storage(memory, layout.Length, leavesZeros || !layout.IsDense, leavesZeros ? null : layout)));

    private Place New(Storage storage)
    {
        _all.Add(storage);
        return new Place(storage);
    }
}
