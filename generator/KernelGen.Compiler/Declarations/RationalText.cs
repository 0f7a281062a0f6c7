using System.Globalization;
using System.Numerics;

namespace KernelGen.Compiler.Declarations;

/// <summary>Reads exact fractions. No floating point takes part, so 0.1 is one tenth.</summary>
internal static class RationalText
{
    /// <summary>What a number may be at most, as text for messages. The bounds keep hostile text cheap, and every double fits them.</summary>
    public const string Bounds = "of at most 64 characters and an exponent from -400 to 400";

    private const int MaxLength = 64;
    private const int MaxExponent = 400;

    /// <summary>Up to here a number is small: all of fewer than ten digits.</summary>
    private const int SmallNumber = 1_000_000_000;
    private const int SmallDigits = 9;

    /// <summary>Reads an integer, a decimal (with an exponent or without) or a quotient of two of these.</summary>
    /// <returns>False if the text is none of these, divides by zero, or is beyond the <see cref="Bounds"/>.</returns>
    public static bool TryParse(string text, out Rational value)
    {
        value = default;
        int slash = text.IndexOf('/');
        if (slash < 0)
        {
            return TryParseDecimal(text, out value);
        }

        if (!TryParseDecimal(text.Substring(0, slash), out Rational top) || !TryParseDecimal(text.Substring(slash + 1), out Rational low) || low.IsZero)
        {
            return false;
        }

        value = top / low;
        return true;
    }

    /// <summary>Reads what <see cref="TryParse"/> does, and <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public static bool TryParseAny(string text, out Rational value)
    {
        switch (text)
        {
            case "NaN":
                value = Rational.NaN;
                return true;
            case "Infinity" or "+Infinity":
                value = new(1, 0);
                return true;
            case "-Infinity":
                value = new(-1, 0);
                return true;
            default:
                return TryParse(text, out value);
        }
    }

    /// <summary>The fraction that the shortest decimal text of a number stands for, so that 0.1 gives one tenth.</summary>
    public static Rational From(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return new(double.IsNaN(number) ? 0 : Math.Sign(number), 0);
        }

        // Nearly every number that is written is a small whole one, and declarations are read at each keystroke.
        if (number is > -SmallNumber and < SmallNumber && (int)number == number)
        {
            return new((int)number, 1);
        }

        return TryParse(ShortestText(number), out Rational value) ? value : throw new InvalidOperationException(ShortestText(number));
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

    private static bool TryParseDecimal(string text, out Rational value)
    {
        value = default;
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        if (TryParseSmall(text, out int small))
        {
            value = new(small, 1);
            return true;
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
        BigInteger numerator = BigInteger.Zero;
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
        value = Rational.Reduce(numerator * BigInteger.Pow(10, Math.Max(exponent, 0)), BigInteger.Pow(10, Math.Max(-exponent, 0)));
        return true;
    }

    /// <summary>Reads a whole number of a few digits.</summary>
    private static bool TryParseSmall(string text, out int number)
    {
        number = 0;
        int first = text[0] is '+' or '-' ? 1 : 0;
        if (text.Length == first || text.Length - first > SmallDigits)
        {
            return false;
        }

        for (int at = first; at < text.Length; at++)
        {
            if (text[at] is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (text[at] - '0');
        }

        number = text[0] == '-' ? -number : number;
        return true;
    }
}
