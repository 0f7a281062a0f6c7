using System.Numerics;

namespace KernelGen.Reference;

/// <summary><c>y = log(1 + e^βx) / β</c>, x itself where βx is beyond a threshold; <c>gx = gy / (1 + e^−βx)</c>.</summary>
public sealed class SoftplusReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) =>
        random.Next(2) == 0 ? [] : [("Beta", 0.5 * random.Next(1, 5)), ("Threshold", (double)random.Next(1, 30))];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T beta = T.CreateTruncating(options.Number("Beta", 1)), threshold = T.CreateTruncating(options.Number("Threshold", 20));
        return new(
            x => beta * x > threshold ? x : LogOnePlus(T.Exp(beta * x)) / beta,
            (x, gy) => beta * x > threshold ? gy : gy / (T.One + T.Exp(-beta * x)));
    }

    /// <summary><c>log(1 + e)</c>, with the digits of small numbers, which the framework's own function loses: what rounds 1 + e is divided out.</summary>
    internal static T LogOnePlus<T>(T e)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.One + e;
        return sum == T.One ? e : T.IsPositiveInfinity(sum) ? sum : T.Log(sum) * (e / (sum - T.One));
    }
}
