namespace KernelGen.Compiler.Lowering.Layouts;

/// <summary>Cells of zeros kept around every channel, so that windows that reach over the edge need no test.</summary>
internal readonly record struct Halo(int Top, int Bottom, int Left, int Right)
{
    public bool IsNone => this == default;

    public Halo Union(Halo other) => new(
        Math.Max(Top, other.Top), Math.Max(Bottom, other.Bottom), Math.Max(Left, other.Left), Math.Max(Right, other.Right));
}
