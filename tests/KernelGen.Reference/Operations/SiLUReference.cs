namespace KernelGen.Reference;

/// <summary><c>y = x · s</c> with <c>s = 1 / (1 + e^−x)</c>, <c>gx = gy · s · (1 + x · (1 − s))</c>.</summary>
public sealed class SiLUReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) => new(
        x => x / (T.One + T.Exp(-x)),
        (x, gy) =>
        {
            T s = T.One / (T.One + T.Exp(-x));
            return gy * s * (T.One + x * (T.One - s));
        });
}
