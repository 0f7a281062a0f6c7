using System.Globalization;
using System.Numerics;

namespace KernelGen.Reference;

/// <summary>An exact fraction, the denominator positive.</summary>
public readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>Reads <c>3</c>, <c>-1.5</c> or <c>1/9</c>.</summary>
    public static Fraction Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return Reduce(Integer(text[..slash]), Integer(text[(slash + 1)..]));

        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return new Fraction(Integer(text), 1);

        int decimals = text.Length - point - 1;
        return Reduce(Integer(text.Remove(point, 1)), BigInteger.Pow(10, decimals));
    }

    /// <summary>The exact value of a floating-point number that a decimal can hold.</summary>
    public static Fraction Of(double value) => Parse(((decimal)value).ToString(CultureInfo.InvariantCulture));

    /// <summary>The exact value of a finite float: a whole number over a power of two.</summary>
    public static Fraction OfFloat(float value)
    {
        const int Shift = 149; // the least subnormal is 2^-149
        return Reduce((BigInteger)Math.ScaleB((double)value, Shift), BigInteger.One << Shift);
    }

    /// <inheritdoc/>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    /// <summary>The nearest double, for values in its range.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;

    private static BigInteger Integer(string text) => BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Fraction Reduce(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Fraction(numerator / divisor, denominator / divisor);
    }
}
