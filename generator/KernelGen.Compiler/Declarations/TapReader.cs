using System.Numerics;
using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>Reads the taps of a declaration that holds a kernel as text.</summary>
internal static class TapReader
{
    /// <summary>Bits of a denominator past which a sum is not followed any further: thousands of fractions can have nothing in common.</summary>
    private const int LargestDenominator = 4000;

    private static readonly string[] s_taps = ["taps"];

    /// <summary>Reads the taps and reports what is wrong with them.</summary>
    /// <returns>Null where they cannot be used.</returns>
    public static TapText? Read(IOptionReader reader)
    {
        if (reader.HasErrors)
        {
            return null;
        }

        string? text = reader.Text("taps");
        if (reader.HasErrors)
        {
            return null;
        }

        TapText taps = TapText.Parse(text);
        switch (taps.Error)
        {
            case TapErrorKind.Empty:
                reader.Report(ProblemCatalogue.EmptyKernel, s_taps, reader.Member);
                return null;
            case TapErrorKind.BadEntry:
                reader.Report(ProblemCatalogue.BadEntry, s_taps, taps.Entry, taps.Row, taps.Column);
                return null;
            case TapErrorKind.NotRectangular:
                reader.Report(ProblemCatalogue.NotRectangular, s_taps, taps.Counts, taps.Row);
                return null;
            case TapErrorKind.None when taps.Height > ImageKernelLimits.Side || taps.Width > ImageKernelLimits.Side:
                reader.Report(ProblemCatalogue.KernelTooLarge, s_taps, taps.Height, taps.Width, ImageKernelLimits.Side);
                return null;
        }

        if (reader.WantsAdvice)
        {
            WarnOfSum(taps, reader);
        }

        return taps;
    }

    /// <summary>Warns of kernels that cannot be meant: nothing but zeros, or decimals that were to cancel and do not.</summary>
    private static void WarnOfSum(TapText taps, IOptionReader reader)
    {
        if (taps.Taps.All(t => t.IsZero))
        {
            reader.Report(ProblemCatalogue.AllZero, s_taps, reader.Member);
            return;
        }

        // Only decimals can miss zero by rounding, and doubles are exact enough for a warning.
        double sum = taps.Taps.Sum(t => t.ToDouble());
        double size = taps.Taps.Sum(t => Math.Abs(t.ToDouble()));
        bool integers = taps.Taps.All(t => t.IsWhole);
        if (!integers && Math.Abs(sum) < size / 1000 && !IsZero(taps.Taps))
        {
            reader.Report(ProblemCatalogue.NearlyZeroSum, s_taps, reader.Member, FormattableString.Invariant($"{sum:G3}"));
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
