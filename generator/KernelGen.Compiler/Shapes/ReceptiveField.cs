namespace KernelGen.Compiler.Shapes;

/// <summary>The part of the network's input that one output value depends on, in input pixels.</summary>
/// <param name="Height">Rows that one output sees.</param>
/// <param name="Width">Columns that one output sees.</param>
/// <param name="StepY">How many input rows lie between neighbouring outputs.</param>
/// <param name="StepX">How many input columns lie between neighbouring outputs.</param>
internal readonly record struct ReceptiveField(int Height, int Width, int StepY, int StepX)
{
    /// <summary>What the network's input sees: itself.</summary>
    public static readonly ReceptiveField Pixel = new(1, 1, 1, 1);

    /// <summary>The longer side, the one number that is usually quoted.</summary>
    public int Size => Math.Max(Height, Width);

    /// <summary>The widest of two paths, in each direction.</summary>
    public ReceptiveField Union(ReceptiveField other) => new(
        Math.Max(Height, other.Height), Math.Max(Width, other.Width), Math.Max(StepY, other.StepY), Math.Max(StepX, other.StepX));

    /// <summary>
    /// The field after a window of the given extent: <c>r + (k - 1) * j</c>, with the step <c>j * s</c>. Saturates,
    /// because a deep stack of strides over a one-pixel map can pass any limit without meaning anything.
    /// </summary>
    public ReceptiveField Then(Window rows, Window columns) => new(
        Grow(Height, rows.Extent, StepY),
        Grow(Width, columns.Extent, StepX),
        Saturate((long)StepY * rows.Stride),
        Saturate((long)StepX * columns.Stride));

    private static int Grow(int size, long extent, int step) =>
        Saturate(size + (Math.Min(extent - 1, int.MaxValue) * step));

    private static int Saturate(long value) => (int)Math.Min(value, int.MaxValue);
}
