using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>A place in a storage, in floats.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Displacement">Floats from its start.</param>
internal sealed record Place(Storage Storage, int Displacement = 0)
{
    /// <summary>A place in a memory that others have laid out.</summary>
    public Place(Memory memory, int offset)
        : this(Storage.Whole(memory), offset)
    {
    }

    public Memory Memory => Storage.Memory;

    /// <summary>Floats from the start of the memory; known when the storage has its place.</summary>
    public int Offset => Storage.Start + Displacement;

    /// <summary>So many floats further on.</summary>
    public Place At(int floats) => this with { Displacement = Displacement + floats };

    public override string ToString() => FormattableString.Invariant($"{Memory} at {Offset}");
}

/// <summary>A tensor with its place.</summary>
internal sealed record Placed<TLayout>(TLayout Layout, Place Place) where TLayout : TensorLayout;
