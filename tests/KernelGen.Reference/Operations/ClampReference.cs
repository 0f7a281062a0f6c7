namespace KernelGen.Reference;

/// <summary><c>y = x</c>, but not below the least and not above the largest; NaN stays NaN. At both bounds the gradient passes.</summary>
public sealed class ClampReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsRounded => false;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("min", -2.0), ("max", (double)random.Next(-2, 4))];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        (T least, T largest) = (T.CreateTruncating(options.Number("min", 0)), T.CreateTruncating(options.Number("max", 0)));
        return new(
            x => x < least ? least : x > largest ? largest : x,
            (x, gy) => x < least || x > largest ? T.Zero : gy);
    }
}
