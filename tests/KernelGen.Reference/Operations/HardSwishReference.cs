namespace KernelGen.Reference;

/// <summary><c>y = x · clamp(x + 3, 0, 6) / 6</c>; <c>gx = gy · (x / 3 + ½)</c> from −3 up to, and without, 3.</summary>
public sealed class HardSwishReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T three = T.CreateTruncating(3), six = T.CreateTruncating(6), half = T.CreateTruncating(0.5);
        return new(
            x => x * (x + three <= T.Zero ? T.Zero : x >= three ? six : x + three) / six,
            (x, gy) => x < -three ? T.Zero : x < three ? gy * (x / three + half) : gy);
    }
}
