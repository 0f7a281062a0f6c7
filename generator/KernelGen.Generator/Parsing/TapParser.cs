using System.Numerics;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>The taps of an attribute that holds a kernel as text.</summary>
internal static class TapParser
{
    /// <summary>Bits of a denominator past which a sum is not followed any further: thousands of fractions can have nothing in common.</summary>
    private const int LargestDenominator = 4000;

    /// <summary>Reads the taps and reports what is wrong with them.</summary>
    /// <param name="member">The member that the attribute stands on.</param>
    /// <param name="reader">The attribute.</param>
    /// <param name="sink">Where messages go.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TapText? Parse(string member, AttributeReader reader, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (reader.HasErrors || reader.IsError("taps"))
        {
            reader.Leave(sink, cancellation);
            return null;
        }

        Location Locate() => reader.Location(cancellation, "taps");
        TapText taps = TapText.Parse(reader.Text("taps"));
        switch (taps.Error)
        {
            case TapErrorKind.Empty:
                sink.Report(ProblemCatalogue.EmptyKernel, Locate, member);
                return null;
            case TapErrorKind.BadEntry:
                sink.Report(ProblemCatalogue.BadEntry, Locate, taps.Entry, taps.Row, taps.Column);
                return null;
            case TapErrorKind.NotRectangular:
                sink.Report(ProblemCatalogue.NotRectangular, Locate, taps.Counts, taps.Row);
                return null;
            case TapErrorKind.None when taps.Height > ImageKernelLimits.Side || taps.Width > ImageKernelLimits.Side:
                sink.Report(ProblemCatalogue.KernelTooLarge, Locate, taps.Height, taps.Width, ImageKernelLimits.Side);
                return null;
        }

        WarnOfSum(member, taps, Locate, sink);
        return taps;
    }

    /// <summary>Warns of kernels that cannot be meant: nothing but zeros, or decimals that were to cancel and do not.</summary>
    private static void WarnOfSum(string member, TapText taps, Func<Location> locate, DiagnosticSink sink)
    {
        if (taps.Taps.All(t => t.IsZero))
        {
            sink.Report(ProblemCatalogue.AllZero, locate, member);
            return;
        }

        // Only decimals can miss zero by rounding, and doubles are exact enough for a warning.
        double sum = taps.Taps.Sum(t => t.ToDouble());
        double size = taps.Taps.Sum(t => Math.Abs(t.ToDouble()));
        bool integers = taps.Taps.All(t => t.IsWhole);
        if (!integers && Math.Abs(sum) < size / 1000 && !IsZero(taps.Taps))
        {
            sink.Report(ProblemCatalogue.NearlyZeroSum, locate, member, FormattableString.Invariant($"{sum:G3}"));
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
