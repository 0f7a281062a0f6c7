using System.Numerics;

namespace KernelGen.Reference;

/// <summary><c>y = x &gt; 0 ? x : α · (e^x − 1)</c>, <c>gx = x &gt; 0 ? gy : gy · α · e^x</c>.</summary>
public sealed class ELUReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("alpha", 0.5 * random.Next(-2, 5))];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T alpha = T.CreateTruncating(options.Number("alpha", 1));
        return new(x => x > T.Zero ? x : alpha * PowerLessOne(x), (x, gy) => x > T.Zero ? gy : gy * alpha * T.Exp(x));
    }

    // e^x − 1 = 2 e^(x / 2) sinh(x / 2), which keeps the digits of small numbers; the framework's own function does not.
    private static T PowerLessOne<T>(T x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T two = T.CreateTruncating(2);
        return x < -T.One ? T.Exp(x) - T.One : two * T.Exp(x / two) * T.Sinh(x / two);
    }
}
