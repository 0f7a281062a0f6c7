using System.Numerics;
using KernelGen.Compiler.Arithmetic;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>
/// Whole numbers in parts, so that sums wider than a lane are taken part by part, each of them exact: a number is the sum of
/// <c>part * 2^(Bits * place)</c>. Parts have a sign of their own and are at most half a step large.
/// </summary>
/// <param name="Bits">Bits of a part.</param>
/// <param name="Count">Parts of every number.</param>
internal sealed record Limbs(int Bits, int Count)
{
    /// <summary>Bits of the factors that products of pairs take.</summary>
    private const int PairBits = 16;

    /// <summary>Sums of so many bits, and two of them together, are exact in a double.</summary>
    private const int DoubleBits = 51;

    private const int LeastBits = 4;

    /// <summary>The parts of a number, the lowest first.</summary>
    public BigInteger[] Of(BigInteger number)
    {
        var parts = new BigInteger[Count];
        BigInteger step = BigInteger.One << Bits;
        for (int place = 0; place < Count - 1; place++)
        {
            BigInteger part = number & (step - 1);
            part -= part >= step / 2 ? step : 0;
            parts[place] = part;
            number = (number - part) >> Bits;
        }

        parts[Count - 1] = number;
        return parts;
    }

    /// <summary>The fewest parts whose sums fit 32-bit lanes; null where none do.</summary>
    public static Limbs? ForPairs(ExactSum sum, BigInteger largestPixel) => Choose(sum, largestPixel, PairBits, PairBits, 31);

    /// <summary>The fewest parts whose sums doubles hold exactly, and the products of the divisor's parts with a quotient.</summary>
    public static Limbs ForDoubles(ExactSum sum, BigInteger largestPixel, int quotientBits) =>
        Choose(sum, largestPixel, DoubleBits - quotientBits - 1, DoubleBits, DoubleBits)
        ?? throw new InvalidOperationException("No parts of the taps are small enough.");

    private static Limbs? Choose(ExactSum sum, BigInteger largestPixel, int mostBits, int factorBits, int sumBits)
    {
        BigInteger limit = BigInteger.One << sumBits;
        BigInteger largestFactor = BigInteger.One << (factorBits - 1);
        for (int bits = mostBits; bits >= LeastBits; bits--)
        {
            int widest = sum.Taps.Append(sum.Constant).Append(sum.Divisor).Max(Rational.BitsOf) + 1;
            var limbs = new Limbs(bits, Math.Max(1, (widest + bits - 1) / bits));
            BigInteger[] sums = [.. limbs.Of(sum.Constant).Select(p => BigInteger.Abs(p))];
            bool fits = true;
            foreach (BigInteger[] parts in sum.Taps.Where(t => !t.IsZero).Select(limbs.Of))
            {
                for (int place = 0; place < limbs.Count; place++)
                {
                    sums[place] += BigInteger.Abs(parts[place]) * largestPixel;
                    fits &= parts[place] >= -largestFactor && parts[place] < largestFactor;
                }
            }

            if (fits && sums.All(s => s < limit))
            {
                return limbs;
            }
        }

        return null;
    }
}
