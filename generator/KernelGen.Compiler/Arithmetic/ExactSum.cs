using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>
/// An image kernel in whole numbers: each output is <c>(sum of tap * pixel + constant) / divisor</c>, all of them integers
/// without a common factor and the divisor positive.
/// </summary>
/// <param name="Height">Rows of the kernel.</param>
/// <param name="Width">Columns of the kernel.</param>
/// <param name="Taps">The taps row by row, as they meet the image: turned already where the operation is a convolution.</param>
/// <param name="Constant">What is added to the sum before the division.</param>
/// <param name="Divisor">What the sum is divided by.</param>
internal sealed record ExactSum(int Height, int Width, IReadOnlyList<BigInteger> Taps, BigInteger Constant, BigInteger Divisor)
{
    public BigInteger this[int row, int column] => Taps[(row * Width) + column];

    /// <summary>The sum of all taps, before the division.</summary>
    public BigInteger Total => Taps.Aggregate(BigInteger.Zero, (sum, tap) => sum + tap);

    /// <summary>Taps that are not zero.</summary>
    public int NonZero => Taps.Count(t => !t.IsZero);

    /// <summary>Brings taps, divisor and offset to one denominator.</summary>
    public static ExactSum From(ImageKernelDeclaration declaration)
    {
        BigInteger over = declaration.Divisor.Numerator;
        BigInteger under = declaration.Divisor.Denominator;
        IEnumerable<Rational> declared = declaration.Flip ? declaration.Taps.Reverse() : declaration.Taps;
        (BigInteger Numerator, BigInteger Denominator)[] taps =
            [.. declared.Select(t => (t.Numerator * under, t.Denominator * over))];
        BigInteger common = declaration.Offset.Denominator;
        foreach ((BigInteger numerator, BigInteger denominator) in taps)
        {
            BigInteger reduced = BigInteger.Abs(denominator) / BigInteger.GreatestCommonDivisor(numerator, denominator);
            common *= reduced / BigInteger.GreatestCommonDivisor(common, reduced);
        }

        BigInteger[] whole = [.. taps.Select(t => t.Numerator * common / t.Denominator)];
        BigInteger constant = declaration.Offset.Numerator * common / declaration.Offset.Denominator;
        BigInteger factor = whole.Aggregate(BigInteger.GreatestCommonDivisor(common, constant), BigInteger.GreatestCommonDivisor);
        return new(
            declaration.KernelHeight,
            declaration.KernelWidth,
            [.. whole.Select(t => t / factor)],
            constant / factor,
            common / factor);
    }

    /// <summary>The least and the largest sum, with the constant and before the division, that pixels of this range can give.</summary>
    public (BigInteger Minimum, BigInteger Maximum) Range(long leastPixel, long largestPixel)
    {
        BigInteger minimum = Constant;
        BigInteger maximum = Constant;
        foreach (BigInteger tap in Taps)
        {
            minimum += tap * (tap.Sign < 0 ? largestPixel : leastPixel);
            maximum += tap * (tap.Sign < 0 ? leastPixel : largestPixel);
        }

        return (minimum, maximum);
    }

    /// <summary>The whole number nearest to <c>sum / divisor</c>, the even one of two.</summary>
    public static BigInteger RoundHalfToEven(BigInteger sum, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(sum, divisor, out BigInteger rest);
        if (rest.Sign < 0)
        {
            quotient--;
            rest += divisor;
        }

        BigInteger twice = rest * 2;
        return twice > divisor || (twice == divisor && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
