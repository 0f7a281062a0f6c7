using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Gives out a workspace, piece after piece, each on a cache line of its own.</summary>
internal sealed class MemoryPlan(Memory memory)
{
    private const int Alignment = 16;

    /// <summary>Floats given out so far.</summary>
    public int Length { get; private set; }

    public Place Take(int length)
    {
        var place = new Place(memory, Length);
        Length = Round.Up(checked(Length + length), Alignment);
        return place;
    }

    public Placed<TLayout> Take<TLayout>(TLayout layout) where TLayout : TensorLayout => new(layout, Take(layout.Length));
}

/// <summary>A tensor with its place.</summary>
internal sealed record Placed<TLayout>(TLayout Layout, Place Place) where TLayout : TensorLayout;
