using System.Numerics;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>A number of a kernel that the emitted arithmetic cannot hold.</summary>
/// <param name="What">What needs them, for messages: "divisor".</param>
/// <param name="Bits">The bits that it needs.</param>
/// <param name="Most">The bits that there are.</param>
internal sealed record ExactExcess(string What, int Bits, int Most);

/// <summary>
/// What the emitted arithmetic can hold of a kernel's numbers once they have one denominator: 64-bit taps in a 128-bit sum, and what a
/// <see cref="double"/> holds where taps become floats.
/// </summary>
internal static class ExactLimits
{
    private const int WideTapBits = 63;
    private const int WideBits = 119;
    private const int FloatBits = 1000;

    /// <summary>The first number that does not fit; null where all do.</summary>
    public static ExactExcess? Find(ImageKernelDeclaration declaration) => FindDenominator(declaration) ?? Find(ImageKernel.From(declaration));

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
        return Check("largest tap", sum.Taps.Count == 0 ? 0 : sum.Taps.Max(BigInteger.Abs), isFloat ? FloatBits : WideTapBits)
            ?? Check("divisor", sum.Divisor, isFloat ? FloatBits : WideBits)
            ?? Check("offset", BigInteger.Abs(sum.Constant), isFloat ? FloatBits : WideBits);
    }

    private static ExactExcess? Check(string what, BigInteger number, int most)
    {
        int bits = 0;
        for (BigInteger rest = number; !rest.IsZero; rest >>= 1)
        {
            bits++;
        }

        return bits > most ? new(what, bits, most) : null;
    }
}
