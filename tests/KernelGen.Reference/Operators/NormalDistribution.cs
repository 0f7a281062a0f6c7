using System.Numerics;

namespace KernelGen.Reference;

/// <summary>The standard normal distribution, in double precision whatever the type.</summary>
public static class NormalDistribution
{
    private const double SqrtOf2Pi = 2.5066282746310002;

    /// <summary><c>Φ(x) = (1 + erf(x / √2)) / 2</c>; both tails to all digits.</summary>
    public static T Share<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(Share(double.CreateTruncating(x)));

    /// <summary><c>φ(x) = e^(−x² / 2) / √(2π)</c>, the derivative of <see cref="Share{T}"/>.</summary>
    public static T Density<T>(T x)
        where T : struct, IFloatingPointIeee754<T> => T.CreateTruncating(Density(double.CreateTruncating(x)));

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / SqrtOf2Pi;

    private static double Share(double x)
    {
        double size = Math.Abs(x);
        if (double.IsNaN(x) || size > 40)
            return double.IsNaN(x) ? x : x < 0 ? 0 : 1;

        // Φ(x) − ½ = φ(x) (x + x³ / 3 + x⁵ / (3 · 5) + …), all terms of one sign.
        if (size < 3)
        {
            double term = x, sum = x;
            for (int n = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); n += 2)
            {
                term *= x * x / n;
                sum += term;
            }

            // The lower tail loses by the subtraction: below 3 not more than three digits of sixteen.
            return 0.5 + Density(x) * sum;
        }

        // Laplace's continued fraction: Φ(−x) = φ(x) / (x + 1 / (x + 2 / (x + 3 / …))).
        double fraction = size;
        for (int n = 120; n >= 1; n--)
            fraction = size + n / fraction;
        double tail = Density(size) / fraction;
        return x < 0 ? tail : 1 - tail;
    }
}
