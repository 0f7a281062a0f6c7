using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// <c>y = x · Φ(x)</c>, <c>gx = gy · (Φ(x) + x · φ(x))</c>; approximated <c>y = ½ x · (1 + t)</c> with the tanh t of
/// <c>√(2 / π) (x + 0.044715 x³)</c>.
/// </summary>
public sealed class GELUReference : ElementwiseReference
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, object Value)> Draw(Random random, int channels) => [("Approximate", random.Next(2) == 0)];

    /// <inheritdoc/>
    public override ElementwiseFunction<T> Of<T>(ReferenceOptions options)
    {
        T half = T.CreateTruncating(0.5);
        return options.Flag("Approximate", false)
            ? new(
                x => half * x * (T.One + T.Tanh(Inner(x))),
                (x, gy) =>
                {
                    T t = T.Tanh(Inner(x));
                    T slope = Scale<T>() * (T.One + T.CreateTruncating(3 * 0.044715) * x * x);
                    return gy * (half * (T.One + t) + half * x * (T.One - t * t) * slope);
                })
            : new(
                x => x * NormalDistribution.Share(x),
                (x, gy) => gy * (NormalDistribution.Share(x) + x * NormalDistribution.Density(x)));
    }

    private static T Inner<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => Scale<T>() * (x + T.CreateTruncating(0.044715) * x * x * x);

    private static T Scale<T>()
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(Math.Sqrt(2 / Math.PI));
}
