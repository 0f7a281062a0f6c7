namespace KernelGen.Reference;

/// <summary><c>y = x / (1 + |x|)</c>, <c>gx = gy / (1 + |x|)²</c>.</summary>
public sealed class SoftsignReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) => new(
        x => x / (T.One + T.Abs(x)), (x, gy) => gy / (T.One + T.Abs(x)) / (T.One + T.Abs(x)));
}
