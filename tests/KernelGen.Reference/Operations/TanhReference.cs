namespace KernelGen.Reference;

/// <summary><c>y = tanh(x)</c>, <c>gx = gy · (1 − y²)</c>.</summary>
public sealed class TanhReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsBounded => true;

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) =>
        new(T.Tanh, (x, gy) => gy * (T.One - T.Tanh(x) * T.Tanh(x)));
}
