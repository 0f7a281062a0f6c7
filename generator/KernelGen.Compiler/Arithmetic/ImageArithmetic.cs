using System.Numerics;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>What the sum of a kernel is kept in.</summary>
internal enum Accumulator
{
    /// <summary>16-bit lanes; sums wrap on the way, and the proven range tells whether the result is signed.</summary>
    Int16,

    /// <summary>16-bit lanes whose final sum is to be read as unsigned.</summary>
    UInt16,

    Int32,

    /// <summary>Float lanes, added in one order whatever the target.</summary>
    Single,

    /// <summary>Wider than 32 bits: parts of the taps are multiplied and added for themselves.</summary>
    Wide,
}

/// <summary>
/// The proven arithmetic of one kernel: what its sum needs, how it is divided and whether it must be saturated. Integers form a ring
/// modulo 2^16 or 2^32, so only the final sum has to fit: what happens on the way does not matter.
/// </summary>
/// <param name="Accumulator">What the sum is kept in.</param>
/// <param name="Rounding">How the quotient is found; null for a float destination.</param>
/// <param name="Minimum">The least sum, with the constant and before the division.</param>
/// <param name="Maximum">The largest sum.</param>
/// <param name="LeastResult">The least quotient, before saturation.</param>
/// <param name="LargestResult">The largest quotient, before saturation.</param>
internal sealed record ImageArithmetic(
    Accumulator Accumulator,
    Rounding? Rounding,
    BigInteger Minimum,
    BigInteger Maximum,
    BigInteger LeastResult,
    BigInteger LargestResult)
{
    /// <summary>The largest whole number below which every one is a float.</summary>
    private const int ExactFloats = 1 << 24;

    /// <summary>The lanes that the taps are multiplied and added in.</summary>
    public ElementType Lane => Accumulator switch
    {
        Accumulator.Int16 or Accumulator.UInt16 => ElementType.I16,
        Accumulator.Single => ElementType.F32,
        _ => ElementType.I32,
    };

    /// <param name="sum">The sum.</param>
    /// <param name="source">The pixels that it is of.</param>
    /// <param name="destination">What becomes of it.</param>
    /// <param name="summedChannels">The channels that are added into one pixel.</param>
    /// <param name="mayBeShort">Whether whole numbers may be kept in 16 bits.</param>
    public static ImageArithmetic Choose(ExactSum sum, PixelType source, PixelType destination, int summedChannels = 1, bool mayBeShort = true)
    {
        if (!source.IsInteger())
        {
            return new(Accumulator.Single, null, 0, 0, 0, 0);
        }

        (BigInteger minimum, BigInteger maximum) = sum.Range(source.Least() * summedChannels, source.Largest() * summedChannels);
        if (destination.IsInteger())
        {
            (Accumulator accumulator, Rounding rounding) = ForIntegers(sum, minimum, maximum, destination, mayBeShort);
            return new(
                accumulator,
                rounding,
                minimum,
                maximum,
                ExactSum.RoundHalfToEven(minimum, sum.Divisor),
                ExactSum.RoundHalfToEven(maximum, sum.Divisor));
        }

        // An exact sum and an exact divisor give a quotient that is rounded once; else the sum is a float's.
        bool isExact = BigInteger.Max(BigInteger.Abs(minimum), BigInteger.Abs(maximum)) <= ExactFloats && sum.Divisor <= ExactFloats;
        Accumulator lanes = !isExact ? Accumulator.Single
            : mayBeShort && Fits(minimum, maximum, short.MinValue, short.MaxValue) ? Accumulator.Int16
            : mayBeShort && Fits(minimum, maximum, 0, ushort.MaxValue) ? Accumulator.UInt16
            : Accumulator.Int32;
        return new(lanes, null, minimum, maximum, 0, 0);
    }

    private static (Accumulator Accumulator, Rounding Rounding) ForIntegers(
        ExactSum sum, BigInteger minimum, BigInteger maximum, PixelType destination, bool mayBeShort)
    {
        BigInteger divisor = sum.Divisor;
        if (divisor.IsPowerOfTwo)
        {
            // What is added before the shift is at most half the divisor.
            BigInteger top = maximum + (divisor / 2);
            int count = 0;
            for (BigInteger rest = divisor; !rest.IsOne; rest >>= 1)
            {
                count++;
            }

            if (mayBeShort && count < 16 && Fits(minimum, top, short.MinValue, short.MaxValue))
            {
                return (Accumulator.Int16, Shift(count, false));
            }

            if (mayBeShort && count < 16 && Fits(minimum, top, 0, ushort.MaxValue))
            {
                return (Accumulator.UInt16, Shift(count, true));
            }

            if (count < 31 && Fits(minimum, top, int.MinValue, int.MaxValue))
            {
                return (Accumulator.Int32, Shift(count, false));
            }
        }
        else if (mayBeShort && divisor <= ushort.MaxValue)
        {
            // The least lift that leaves no negative dividend; an even one, so that it does not change which quotients are odd.
            BigInteger lift = minimum.Sign < 0 ? (-minimum + divisor - 1) / divisor : BigInteger.Zero;
            lift += lift.IsEven ? 0 : 1;
            BigInteger largest = maximum + (lift * divisor) + (divisor / 2);
            if (largest <= ushort.MaxValue && MultiplyHighRounding.Find((int)divisor, (int)lift, (int)largest) is { } found)
            {
                return (Accumulator.UInt16, found);
            }
        }

        BigInteger magnitude = BigInteger.Max(BigInteger.Abs(minimum), BigInteger.Abs(maximum));
        if (!divisor.IsEven && magnitude < 1 << 22)
        {
            return (Accumulator.Int32, new ReciprocalRounding((int)divisor));
        }

        // The guess is within one where the quotient is below 2^20, and twice the remainder must not overflow.
        if (magnitude >= int.MaxValue || divisor >= 1 << 28)
        {
            return (Accumulator.Wide, new WideRounding(divisor));
        }

        if (magnitude < divisor << 20)
        {
            return (Accumulator.Int32, new CorrectedRounding((int)divisor));
        }

        // 2^17 is past what 16 bits hold, and within what the guess is good for.
        BigInteger limit = divisor << 17;
        return destination.Element().Bits() <= 16 && limit < int.MaxValue
            ? (Accumulator.Int32, new CorrectedRounding((int)divisor, (int)limit))
            : (Accumulator.Wide, new WideRounding(divisor));
    }

    private static Rounding Shift(int count, bool isUnsigned) => count == 0 ? new NoRounding() : new ShiftRounding(count, isUnsigned);

    private static bool Fits(BigInteger minimum, BigInteger maximum, long least, long largest) => minimum >= least && maximum <= largest;
}
