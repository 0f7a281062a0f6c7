namespace KernelGen.Reference;

/// <summary><c>y = 1 / x</c>, <c>gx = −gy y²</c>.</summary>
public sealed class ReciprocalReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) => new(x => T.One / x, (x, gy) => -(gy * (T.One / x) * (T.One / x)));
}
