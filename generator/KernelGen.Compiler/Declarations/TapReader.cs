using System.Numerics;
using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>Reads the taps of a declaration that holds a kernel as text.</summary>
internal static class TapReader
{
    /// <summary>Bits of a denominator past which a sum is not followed any further: thousands of fractions can have nothing in common.</summary>
    private const int LargestDenominator = 4000;

    private static readonly string[] s_taps = ["taps"];
    private static readonly string[] s_factors = ["Column", "Row"];
    private static readonly string[] s_places = ["taps", .. s_factors];

    /// <summary>Operators that are derivatives, whatever their size: what they give of an even image is zero.</summary>
    private static readonly string[] s_derivatives = ["Sobel", "Scharr", "Prewitt", "Laplac"];

    /// <summary>Reads the taps, or the column and the row whose product they are, and reports what is wrong with them.</summary>
    /// <returns>Null where they cannot be used.</returns>
    public static TapText? Read(IOptionReader reader)
    {
        if (reader.HasErrors)
        {
            return null;
        }

        string[] factors = [.. s_factors.Where(reader.Has)];
        TapText? taps = factors.Length == 0 ? ReadText(reader, "taps") : ReadFactors(reader, factors);
        if (taps is null)
        {
            return null;
        }

        if (taps.Height > ImageKernelLimits.Side || taps.Width > ImageKernelLimits.Side)
        {
            string[] place = factors.Length == 0 ? s_taps : [taps.Height > ImageKernelLimits.Side ? "Column" : "Row"];
            reader.Report(ProblemCatalogue.KernelTooLarge, place, taps.Height, taps.Width, ImageKernelLimits.Side);
            return null;
        }

        if (reader.WantsAdvice)
        {
            WarnOfSum(taps, reader);
            if (factors.Length == 0 && TapFactors.Of(taps) is { } separated)
            {
                reader.Correct(
                    ProblemCatalogue.Separable, s_taps, [TapCorrections.Separate(separated)], reader.Member, separated.Column, separated.Row);
            }
        }

        return taps;
    }

    /// <summary>Reads the taps of one argument.</summary>
    private static TapText? ReadText(IOptionReader reader, string name)
    {
        string? text = reader.Text(name);
        if (reader.HasErrors)
        {
            return null;
        }

        TapText taps = TapText.Parse(text);
        switch (taps.Error)
        {
            case TapErrorKind.Empty:
                reader.Report(ProblemCatalogue.EmptyKernel, [name], reader.Member);
                return null;
            case TapErrorKind.BadEntry:
                reader.Report(ProblemCatalogue.BadEntry, [name], taps.Entry, taps.Row, taps.Column);
                return null;
            case TapErrorKind.NotRectangular:
                reader.Correct(ProblemCatalogue.NotRectangular, [name], TapCorrections.Rectangle(name, text!), taps.Counts, taps.Row);
                return null;
            default:
                return taps;
        }
    }

    private static TapText? ReadFactors(IOptionReader reader, string[] factors)
    {
        if (reader.Has("taps"))
        {
            reader.Correct(
                ProblemCatalogue.KernelGivenTwice, factors, TapCorrections.OneOf(factors), reader.Member, string.Join(" and ", factors));
            return null;
        }

        if (factors.Length == 1)
        {
            string missing = s_factors.Single(f => f != factors[0]);
            _ = reader.Text(factors[0]);
            _ = reader.Text(missing);
            if (!reader.HasErrors)
            {
                reader.Report(ProblemCatalogue.FactorMissing, factors, reader.Member, factors[0], missing);
            }

            return null;
        }

        TapText? column = ReadLine(reader, "Column"), row = ReadLine(reader, "Row");
        return column is null || row is null ? null : new TapText(column.Taps.Count, row.Taps.Count, TapFactors.Times(column, row));
    }

    private static TapText? ReadLine(IOptionReader reader, string name)
    {
        if (ReadText(reader, name) is not { } line)
        {
            return null;
        }

        if (line.Height == 1 || line.Width == 1)
        {
            return line;
        }

        reader.Report(ProblemCatalogue.FactorNotALine, [name], name, line.Height, line.Width);
        return null;
    }

    /// <summary>Warns of kernels that cannot be meant: nothing but zeros, or decimals that were to cancel and do not.</summary>
    private static void WarnOfSum(TapText taps, IOptionReader reader)
    {
        if (taps.Taps.All(t => t.IsZero))
        {
            reader.Report(ProblemCatalogue.AllZero, s_places, reader.Member);
            return;
        }

        // Only decimals can miss zero by rounding, and doubles are exact enough for a warning.
        double sum = taps.Taps.Sum(t => t.ToDouble());
        double size = taps.Taps.Sum(t => Math.Abs(t.ToDouble()));
        bool integers = taps.Taps.All(t => t.IsWhole);
        if (!integers && Math.Abs(sum) < size / 1000 && !IsZero(taps.Taps))
        {
            reader.Report(ProblemCatalogue.NearlyZeroSum, s_places, reader.Member, FormattableString.Invariant($"{sum:G3}"));
        }
        else if (s_derivatives.Any(d => reader.Member.IndexOf(d, StringComparison.OrdinalIgnoreCase) >= 0) && !IsZero(taps.Taps))
        {
            reader.Report(ProblemCatalogue.DerivativeSum, s_places, reader.Member, FormattableString.Invariant($"{sum:G6}"));
        }
    }

    private static bool IsZero(IEnumerable<Rational> taps)
    {
        var sum = new Rational(0, 1);
        foreach (Rational tap in taps)
        {
            sum = Rational.Reduce((sum.Numerator * tap.Denominator) + (tap.Numerator * sum.Denominator), sum.Denominator * tap.Denominator);
            if (Rational.BitsOf(sum.Denominator) > LargestDenominator)
            {
                return false;
            }
        }

        return sum.IsZero;
    }
}
