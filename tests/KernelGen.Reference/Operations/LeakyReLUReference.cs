namespace KernelGen.Reference;

/// <summary><c>y = x &gt; 0 ? x : slope · x</c>.</summary>
public sealed class LeakyReLUReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsRounded => false;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("negativeSlope", random.Next(2) == 0 ? 0.25 : -0.5)];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T slope = T.CreateTruncating(options.Number("negativeSlope", 0.01));
        return new(x => x > T.Zero ? x : slope * x, (x, gy) => x > T.Zero ? gy : slope * gy);
    }
}
