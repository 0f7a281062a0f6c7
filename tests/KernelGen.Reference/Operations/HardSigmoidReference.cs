namespace KernelGen.Reference;

/// <summary><c>y = clamp(x + 3, 0, 6) / 6</c>; <c>gx = gy / 6</c> between −3 and 3, else zero.</summary>
public sealed class HardSigmoidReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsBounded => true;

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T three = T.CreateTruncating(3), six = T.CreateTruncating(6);
        return new(
            x => x <= -three ? T.Zero : x >= three ? T.One : (x + three) / six,
            (x, gy) => x > -three && x < three ? gy / six : T.Zero);
    }
}
