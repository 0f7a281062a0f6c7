namespace KernelGen.Reference;

/// <summary><c>y = min(max(x, 0), 6)</c>; <c>gx = gy</c> between the bounds, zero at them and beyond. NaN passes.</summary>
public sealed class ReLU6Reference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsRounded => false;

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T six = T.CreateTruncating(6);
        return new(x => x <= T.Zero ? T.Zero : x >= six ? six : x, (x, gy) => x <= T.Zero || x >= six ? T.Zero : gy);
    }
}
