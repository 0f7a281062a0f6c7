namespace KernelGen.Reference;

/// <summary><c>y = max(x, 0)</c>; NaN stays NaN and passes its gradient on, as in PyTorch.</summary>
public sealed class ReLUReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsRounded => false;

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) =>
        new(x => x <= T.Zero ? T.Zero : x, (x, gy) => x <= T.Zero ? T.Zero : gy);
}
