using System.Numerics;

namespace KernelGen.Reference;

/// <summary>
/// A kernel over one denominator, so that nothing is rounded but the end:
/// <c>Σ (n_k / d_k) · p / divisor + offset = (Σ Numerators_k · p + Offset) / Denominator</c>.
/// </summary>
internal sealed class ExactTaps
{
    private long[]? _narrow;

    /// <summary>Brings the taps, the divisor and the offset of a kernel to one denominator.</summary>
    public ExactTaps(FilterSpec spec)
    {
        BigInteger common = BigInteger.Abs(spec.Offset.Denominator);
        foreach (Fraction tap in spec.Taps)
        {
            BigInteger numerator = tap.Numerator * spec.Divisor.Denominator, denominator = BigInteger.Abs(tap.Denominator * spec.Divisor.Numerator);
            denominator /= BigInteger.GreatestCommonDivisor(numerator, denominator);
            common *= denominator / BigInteger.GreatestCommonDivisor(common, denominator);
        }

        Denominator = (Int128)common;
        Offset = Whole(spec.Offset.Numerator * common, spec.Offset.Denominator);
        Numerators =
        [
            .. spec.Taps.Select(t => Whole(t.Numerator * spec.Divisor.Denominator * common, t.Denominator * spec.Divisor.Numerator)),
        ];
    }

    public Int128[] Numerators { get; }

    /// <summary>The numerators in 64 bits, where those are enough.</summary>
    public long[] Narrow => _narrow ??= Array.ConvertAll(Numerators, n => checked((long)n));

    public Int128 Offset { get; }

    public Int128 Denominator { get; }

    /// <summary>The greatest magnitude that a sum over pixels of at most that magnitude can have.</summary>
    public Int128 GreatestSum(Int128 pixel) => Numerators.Aggregate(Int128.Abs(Offset), (sum, tap) => sum + (Int128.Abs(tap) * pixel));

    private static Int128 Whole(BigInteger numerator, BigInteger denominator)
    {
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        return remainder.IsZero ? (Int128)quotient : throw new InvalidOperationException("The common denominator is not one.");
    }
}
