using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>A number of a kernel that the emitted arithmetic cannot hold.</summary>
/// <param name="What">What needs them, for messages: "divisor".</param>
/// <param name="Bits">The bits that it needs.</param>
/// <param name="Most">The bits that there are.</param>
internal sealed record ExactExcess(string What, int Bits, int Most);

/// <summary>
/// What the emitted arithmetic can hold of a kernel's numbers once they have one denominator: as many parts as the text of a body has room for,
/// and what a float holds where taps become floats.
/// </summary>
internal static class ExactLimits
{
    private const int WholeBits = 500;
    private const int FloatBits = 1000;
    private const int LargestFloatBits = 128;

    /// <summary>The first number that does not fit; null where all do.</summary>
    public static ExactExcess? Find(ImageKernelDeclaration declaration) =>
        IsSmall(declaration) ? null : FindDenominator(declaration) ?? Find(ImageKernel.From(declaration));

    /// <summary>
    /// Whether every number is so small that there is no need to look: with whole taps the common denominator divides the product of the
    /// divisor's numerator and the offset's denominator, and no number of the sum has more than four factors of 31 bits.
    /// </summary>
    private static bool IsSmall(ImageKernelDeclaration declaration)
    {
        foreach (Rational tap in declaration.Taps)
        {
            if (!tap.IsWhole || !FitsInt(tap.Numerator))
            {
                return false;
            }
        }

        return IsSmall(declaration.Divisor) && IsSmall(declaration.Offset);

        static bool IsSmall(Rational number) => FitsInt(number.Numerator) && FitsInt(number.Denominator);

        static bool FitsInt(BigInteger number) => number >= int.MinValue && number <= int.MaxValue;
    }

    /// <summary>
    /// The common denominator where it is beyond all use. It stops there: thousands of fractions that have nothing in common
    /// would keep the compiler busy for minutes.
    /// </summary>
    private static ExactExcess? FindDenominator(ImageKernelDeclaration declaration)
    {
        BigInteger most = BigInteger.One << FloatBits;
        BigInteger common = declaration.Offset.Denominator;
        foreach (Rational tap in declaration.Taps)
        {
            BigInteger numerator = (BigInteger)tap.Numerator * declaration.Divisor.Denominator;
            BigInteger denominator = BigInteger.Abs((BigInteger)tap.Denominator * declaration.Divisor.Numerator);
            denominator /= BigInteger.GreatestCommonDivisor(numerator, denominator);
            common *= denominator / BigInteger.GreatestCommonDivisor(common, denominator);
            if (common >= most)
            {
                return Check("common denominator", common, FloatBits);
            }
        }

        return null;
    }

    private static ExactExcess? Find(ImageKernel kernel)
    {
        bool isFloat = kernel.Arithmetic.Accumulator == Accumulator.Single;
        ExactSum sum = kernel.Sum;
        int most = isFloat ? FloatBits : WholeBits;
        BigInteger largest = sum.Taps.Max(BigInteger.Abs);
        return Check("largest tap", largest, most)
            ?? Check("divisor", sum.Divisor, most)
            ?? Check("offset", sum.Constant, most)
            ?? (isFloat ? CheckFloat("largest tap", largest, sum.Divisor) ?? CheckFloat("offset", sum.Constant, sum.Divisor) : null);
    }

    private static ExactExcess? CheckFloat(string what, BigInteger number, BigInteger divisor) =>
        float.IsInfinity(Rational.Reduce(number, divisor).ToSingle())
            ? new($"quotient of the {what} and the divisor", Rational.BitsOf(number / divisor), LargestFloatBits) : null;

    private static ExactExcess? Check(string what, BigInteger number, int most)
    {
        int bits = Rational.BitsOf(number);
        return bits > most ? new(what, bits, most) : null;
    }
}
