namespace KernelGen.Compiler.Shapes;

/// <summary>The shape of one sample between two layers.</summary>
internal readonly record struct TensorShape(int Channels, int Height, int Width)
{
    /// <summary>The number of values. Inference proves that it stays below <see cref="ShapeLimits.Activations"/>.</summary>
    public int Length => checked(Channels * Height * Width);

    public override string ToString() => FormattableString.Invariant($"{Channels}×{Height}×{Width}");
}
