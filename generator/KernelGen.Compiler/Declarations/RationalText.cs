using System.Globalization;
using System.Numerics;

namespace KernelGen.Compiler.Declarations;

/// <summary>Reads exact fractions. No floating point takes part, so 0.1 is one tenth.</summary>
internal static class RationalText
{
    // Longer numbers and larger exponents cannot fit 64 bits; the bounds keep hostile text cheap.
    private const int MaxLength = 64;
    private const int MaxExponent = 40;

    /// <summary>Reads an integer, a decimal (with an exponent or without) or a quotient of two of these.</summary>
    /// <returns>False if the text is none of these, divides by zero, or does not fit a 64-bit fraction.</returns>
    public static bool TryParse(string text, out Rational value)
    {
        value = default;
        int slash = text.IndexOf('/');
        if (slash < 0)
        {
            return TryParseDecimal(text, out BigInteger numerator, out BigInteger denominator)
                && TryReduce(numerator, denominator, out value);
        }

        return TryParseDecimal(text.Substring(0, slash), out BigInteger topNumerator, out BigInteger topDenominator)
            && TryParseDecimal(text.Substring(slash + 1), out BigInteger lowNumerator, out BigInteger lowDenominator)
            && !lowNumerator.IsZero
            && TryReduce(topNumerator * lowDenominator, topDenominator * lowNumerator, out value);
    }

    /// <summary>The fraction that the shortest decimal text of a number stands for, so that 0.1 gives one tenth.</summary>
    public static bool TryFrom(double number, out Rational value)
    {
        value = default;
        return !double.IsNaN(number) && !double.IsInfinity(number) && TryParse(ShortestText(number), out value);
    }

    /// <summary>
    /// The shortest text that reads back as the same number. Spelled out because "R" gives 17 digits too often
    /// on .NET Framework, where Visual Studio runs generators.
    /// </summary>
    private static string ShortestText(double number)
    {
        for (int digits = 1; digits < 17; digits++)
        {
            string text = number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double back) && back == number)
            {
                return text;
            }
        }

        return number.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static bool TryParseDecimal(string text, out BigInteger numerator, out BigInteger denominator)
    {
        numerator = denominator = BigInteger.One;
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        int at = text[0] is '+' or '-' ? 1 : 0;
        int exponent = 0;
        int end = text.IndexOfAny(['e', 'E']);
        if (end < 0)
        {
            end = text.Length;
        }
        else if (!int.TryParse(text.Substring(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || exponent is < -MaxExponent or > MaxExponent)
        {
            return false;
        }

        int digits = 0;
        bool point = false;
        numerator = BigInteger.Zero;
        for (; at < end; at++)
        {
            char c = text[at];
            if (c == '.' && !point)
            {
                point = true;
                continue;
            }

            if (c is < '0' or > '9')
            {
                return false;
            }

            numerator = (numerator * 10) + (c - '0');
            digits++;
            exponent -= point ? 1 : 0;
        }

        if (digits == 0)
        {
            return false;
        }

        numerator = text[0] == '-' ? -numerator : numerator;
        numerator *= BigInteger.Pow(10, Math.Max(exponent, 0));
        denominator = BigInteger.Pow(10, Math.Max(-exponent, 0));
        return true;
    }

    private static bool TryReduce(BigInteger numerator, BigInteger denominator, out Rational value)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        numerator /= divisor;
        denominator /= divisor;
        bool fits = BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue;
        value = fits ? new Rational((long)numerator, (long)denominator) : default;
        return fits;
    }
}
