using System.Globalization;
using System.Numerics;

namespace KernelGen.Images.Tests.Numbers;

/// <summary>An exact fraction, read independently of the product; the denominator is positive, and not in lowest terms.</summary>
internal readonly record struct Exact(BigInteger Numerator, BigInteger Denominator)
{
    public static Exact Parse(string text)
    {
        int slash = text.IndexOf('/');
        if (slash >= 0)
        {
            (Exact top, Exact low) = (Parse(text[..slash]), Parse(text[(slash + 1)..]));
            return new Exact(top.Numerator * low.Denominator * low.Numerator.Sign, top.Denominator * BigInteger.Abs(low.Numerator));
        }

        int e = text.IndexOfAny(['e', 'E']);
        int exponent = e < 0 ? 0 : int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string number = e < 0 ? text : text[..e];
        int point = number.IndexOf('.');
        exponent -= point < 0 ? 0 : number.Length - point - 1;
        BigInteger digits = BigInteger.Parse(point < 0 ? number : number.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0 ? new(digits * BigInteger.Pow(10, exponent), 1) : new(digits, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The shortest decimal of a double.</summary>
    public static Exact Of(double number) => Parse(number.ToString("R", CultureInfo.InvariantCulture));

    public static Exact operator +(Exact a, Exact b) => a.Denominator == b.Denominator
        ? new(a.Numerator + b.Numerator, a.Denominator)
        : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Exact operator *(Exact a, BigInteger b) => new(a.Numerator * b, a.Denominator);

    public static Exact operator /(Exact a, Exact b) =>
        new(a.Numerator * b.Denominator * b.Numerator.Sign, a.Denominator * BigInteger.Abs(b.Numerator));

    /// <summary>The nearest whole number, the even one of two.</summary>
    public BigInteger Rounded()
    {
        BigInteger twice = 2 * Numerator;
        BigInteger below = Floor(twice - Denominator, 2 * Denominator);
        BigInteger above = Floor(twice + Denominator, 2 * Denominator);

        // Both bounds are whole and one apart where the number is not half way; else above is the upper of two.
        bool isTie = (twice + Denominator) % (2 * Denominator) == 0;
        return isTie && !above.IsEven ? above - 1 : above > below ? above : below;
    }

    private static BigInteger Floor(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
