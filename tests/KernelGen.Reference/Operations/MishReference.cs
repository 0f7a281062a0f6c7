namespace KernelGen.Reference;

/// <summary><c>y = x · t</c> with <c>t = tanh(log(1 + e^x))</c>, <c>gx = gy · (t + x · (1 − t²) / (1 + e^−x))</c>.</summary>
public sealed class MishReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) => new(
        x => x * T.Tanh(SoftplusReference.LogOnePlus(T.Exp(x))),
        (x, gy) =>
        {
            T t = T.Tanh(SoftplusReference.LogOnePlus(T.Exp(x)));
            return gy * (t + x * (T.One - t * t) / (T.One + T.Exp(-x)));
        });
}
