using System.Globalization;
using System.Numerics;

namespace KernelGen.Compiler.Declarations;

/// <summary>
/// An exact fraction in lowest terms, the denominator positive. A denominator of zero stands for what a float can have besides: 1/0 and -1/0
/// are the infinities, 0/0 is NaN.
/// </summary>
internal readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>Bits of a float's whole number, and the exponent of the least one.</summary>
    private const int SingleBits = 24;
    private const int SingleExponent = -149;

    private const int DoubleBits = 53;
    private const int DoubleExponent = -1074;

    public static Rational NaN { get; } = new(0, 0);

    public bool IsFinite => !Denominator.IsZero;

    public bool IsWhole => Denominator.IsOne;

    public bool IsZero => IsFinite && Numerator.IsZero;

    /// <summary>In lowest terms; the denominator may be negative, but not zero.</summary>
    public static Rational Reduce(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new(numerator / divisor, denominator / divisor);
    }

    public static Rational operator /(Rational left, Rational right) =>
        Reduce(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The nearest float, ties to even; an infinity from half a step past the largest one on.</summary>
    public float ToSingle() => IsFinite ? (float)Nearest(SingleBits, SingleExponent) : (float)NotFinite();

    /// <summary>The nearest double, ties to even.</summary>
    public double ToDouble() => IsFinite ? Nearest(DoubleBits, DoubleExponent) : NotFinite();

    /// <summary>The whole number at or below.</summary>
    public BigInteger Floor()
    {
        BigInteger quotient = BigInteger.DivRem(Numerator, Denominator, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The whole number at or above.</summary>
    public BigInteger Ceiling() => -new Rational(-Numerator, Denominator).Floor();

    /// <summary>Bits of a number's magnitude.</summary>
    public static int BitsOf(BigInteger number)
    {
        byte[] bytes = BigInteger.Abs(number).ToByteArray();
        int bits = 8 * (bytes.Length - 1);
        for (int top = bytes[bytes.Length - 1]; top > 0; top >>= 1)
        {
            bits++;
        }

        return bits;
    }

    /// <summary>As users write it: a whole number or a fraction.</summary>
    public override string ToString() =>
        !IsFinite ? NotFinite().ToString(CultureInfo.InvariantCulture)
        : IsWhole ? Numerator.ToString(CultureInfo.InvariantCulture)
        : $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";

    private double NotFinite() => Numerator.Sign > 0 ? double.PositiveInfinity : Numerator.Sign < 0 ? double.NegativeInfinity : double.NaN;

    /// <summary>The nearest whole number of so many bits times a power of two that is not below the least one.</summary>
    private double Nearest(int bits, int leastExponent)
    {
        BigInteger size = BigInteger.Abs(Numerator);
        int exponent = Math.Max(leastExponent, BitsOf(size) - BitsOf(Denominator) - bits);
        BigInteger whole = Scaled(size, exponent, out bool isAboveHalf, out bool isHalf);
        if (BitsOf(whole) > bits)
        {
            whole = Scaled(size, ++exponent, out isAboveHalf, out isHalf);
        }

        whole += isAboveHalf || (isHalf && !whole.IsEven) ? 1 : 0;

        // Two steps, since the power of a subnormal is none itself; the product is exact, or past the largest.
        double result = (double)(long)whole * Math.Pow(2, exponent / 2) * Math.Pow(2, exponent - (exponent / 2));
        return Numerator.Sign < 0 ? -result : result;
    }

    private BigInteger Scaled(BigInteger size, int exponent, out bool isAboveHalf, out bool isHalf)
    {
        BigInteger divisor = exponent > 0 ? Denominator << exponent : Denominator;
        BigInteger whole = BigInteger.DivRem(exponent < 0 ? size << -exponent : size, divisor, out BigInteger rest);
        int side = (rest * 2).CompareTo(divisor);
        (isAboveHalf, isHalf) = (side > 0, side == 0);
        return whole;
    }
}
