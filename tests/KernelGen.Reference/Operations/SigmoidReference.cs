namespace KernelGen.Reference;

/// <summary><c>y = 1 / (1 + e^−x)</c>, <c>gx = gy · y · (1 − y)</c>.</summary>
public sealed class SigmoidReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override bool IsBounded => true;

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options) =>
        new(Logistic, (x, gy) => gy * Logistic(x) * (T.One - Logistic(x)));

    private static T Logistic<T>(T x)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
