using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>The JSON form of a comparison.</summary>
internal sealed record ComparisonReport(ComparisonReport.MachineEntry Machine, IReadOnlyList<ComparisonReport.CaseEntry> Cases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Collects what was measured.</summary>
    public static ComparisonReport Of(MachineProfile machine, IEnumerable<CaseResult> results) => new(
        new MachineEntry(
            machine.Cpu,
            machine.VectorBits,
            Math.Round(machine.PeakGflops, 2),
            Math.Round(machine.CopyGigabytesPerSecond, 2)),
        [.. results.Select(result => CaseEntry.Of(result))]);

    /// <summary>The report as indented JSON with a final line feed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>The machine and its measured limits.</summary>
    internal sealed record MachineEntry(string Cpu, int VectorBits, double PeakGflops, double CopyGigabytesPerSecond);

    private static double? Round(double? value, int digits) => value is { } v ? Math.Round(v, digits) : null;

    /// <summary>
    /// One case; <c>peakGflops</c> is one core's peak in the rounds of this case, to which the shares refer, and
    /// <c>failures</c> is there only when a variant was not timed.
    /// </summary>
    internal sealed record CaseEntry(
        string Name,
        int Threads,
        long Flops,
        bool Checked,
        double? PeakGflops,
        OrderedDictionary<string, VariantEntry> Variants,
        OrderedDictionary<string, string>? Failures)
    {
        public static CaseEntry Of(CaseResult result)
        {
            var variants = new OrderedDictionary<string, VariantEntry>();
            foreach (VariantResult variant in result.Variants)
                variants[variant.Name] = VariantEntry.Of(result, variant);
            OrderedDictionary<string, string>? failures = null;
            foreach (VariantFailure failure in result.Failures)
                (failures ??= [])[failure.Name] = failure.Reason;
            return new CaseEntry(result.Case.Name, result.Threads, result.Case.Flops, result.Checked, Round(result.PeakGflops, 2), variants, failures);
        }
    }

    /// <summary>One variant's times; the share of the peak only where the work is float arithmetic: by the multiplications of direct sums, and by those of a faster algorithm.</summary>
    internal sealed record VariantEntry(double MedianNs, double MinNs, double? PeakShare, string? Algorithm, double? OwnPeakShare)
    {
        public static VariantEntry Of(CaseResult result, VariantResult variant) => new(
            Math.Round(variant.Timing.MedianNs, 1),
            Math.Round(variant.Timing.MinNs, 1),
            Round(result.PeakShareOf(variant), 4),
            result.AlgorithmOf(variant),
            Round(result.OwnPeakShareOf(variant), 4));
    }
}
