using System.Globalization;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>
/// Prints results as one plain table whose columns are aligned, a row as soon as its case is done, so that it reads well on
/// a terminal and through a pipe alike.
/// </summary>
/// <param name="writer">Where the table goes.</param>
/// <param name="cases">The cases that will come, for the width of the first column.</param>
internal sealed class ResultTable(TextWriter writer, IReadOnlyList<Case> cases)
{
    private const int VariantWidth = 12, TimeWidth = 11, ShareWidth = 8, RatioWidth = 13;
    private readonly int _caseWidth = cases.Select(c => c.Name.Length).Append("case".Length).Max();

    /// <summary>Prints what the machine can do and the columns' titles.</summary>
    public void Header(MachineProfile machine, int threads)
    {
        writer.WriteLine(Text($"{machine.Cpu}, {machine.VectorBits}-bit vectors, {machine.PeakGflops:F1} GFLOP/s float peak of one core, copy {machine.CopyGigabytesPerSecond:F1} GB/s, {threads} thread{(threads == 1 ? "" : "s")}"));
        writer.WriteLine();
        Line("case", "variant", "median", "minimum", "of peak", "to generated");
        writer.WriteLine(new string('-', _caseWidth + VariantWidth + 2 * TimeWidth + ShareWidth + RatioWidth + 5));
    }

    /// <summary>Prints the rows of one case.</summary>
    public void Print(CaseResult result)
    {
        foreach (VariantResult variant in result.Variants)
        {
            double? share = result.PeakShareOf(variant);
            double? ratio = variant.Timing.MedianNs / result.BaselineNs;
            Line(
                result.Case.Name,
                variant.Name,
                Time(variant.Timing.MedianNs),
                Time(variant.Timing.MinNs),
                share is { } s ? Text($"{100 * s:F1} %") : "-",
                (ratio is { } r ? Ratio(r) : "-").PadLeft(RatioWidth) + Note(result, variant));
        }

        foreach (VariantFailure failure in result.Failures)
            writer.WriteLine($"{result.Case.Name.PadRight(_caseWidth)} {failure.Name.PadRight(VariantWidth)} NOT TIMED: {failure.Reason}");
        writer.Flush();
    }

    /// <summary>Nanoseconds in the unit that leaves one to three digits before the point.</summary>
    internal static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Text($"{nanoseconds:F1} ns"),
        < 1e6 => Text($"{nanoseconds / 1e3:F2} us"),
        < 1e9 => Text($"{nanoseconds / 1e6:F2} ms"),
        _ => Text($"{nanoseconds / 1e9:F2} s "),
    };

    /// <summary>What a share of the peak above one comes from.</summary>
    private static string Note(CaseResult result, VariantResult variant) => result.AlgorithmOf(variant) is not { } algorithm ? ""
        : Text($"  {algorithm}{(result.OwnPeakShareOf(variant) is { } own ? Text($": {100 * own:F1} % by its own multiplications") : "")}");

    private static string Ratio(double ratio) => ratio >= 100 ? Text($"{ratio:F0} x") : Text($"{ratio:F2} x");

    private void Line(string name, string variant, string median, string minimum, string share, string ratio) =>
        writer.WriteLine($"{name.PadRight(_caseWidth)} {variant,-VariantWidth} {median,TimeWidth} {minimum,TimeWidth} {share,ShareWidth} {ratio,RatioWidth}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
