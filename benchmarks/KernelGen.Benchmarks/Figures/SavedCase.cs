using System.Globalization;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Figures;

/// <summary>One case as one run measured it.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="VectorBits">Width of the generated kernels' vectors.</param>
/// <param name="Instructions">The widest instruction set that the process could use.</param>
/// <param name="Threads">Threads that each variant could use.</param>
/// <param name="Date">The day of the run, as year-month-day.</param>
/// <param name="DotNet">The version of .NET's runtime.</param>
/// <param name="Flops">Operations of the direct algorithm.</param>
/// <param name="Variants">The times of the variants that agreed, in the order of the case.</param>
/// <param name="PeakGflops">One core's peak in the rounds of this case; null where a share of it means nothing.</param>
/// <param name="Failures">Why others were not timed; null if all were.</param>
internal sealed record SavedCase(
    string Name,
    int VectorBits,
    string Instructions,
    int Threads,
    string Date,
    string DotNet,
    long Flops,
    OrderedDictionary<string, SavedVariant> Variants,
    double? PeakGflops = null,
    OrderedDictionary<string, string>? Failures = null)
{
    /// <summary>What makes two entries the same measurement.</summary>
    internal (string Name, VectorUse Vectors, int Threads) Key => (Name, new VectorUse(VectorBits, Instructions), Threads);

    /// <summary>Collects what a run measured.</summary>
    public static SavedCase Of(RunOrigin origin, CaseResult result)
    {
        var variants = new OrderedDictionary<string, SavedVariant>();
        foreach (VariantResult variant in result.Variants)
            variants[variant.Name] = SavedVariant.Of(result, variant);
        OrderedDictionary<string, string>? failures = null;
        foreach (VariantFailure failure in result.Failures)
            (failures ??= [])[failure.Name] = failure.Reason;
        return new SavedCase(
            result.Case.Name,
            origin.Vectors.Bits,
            origin.Vectors.Instructions,
            result.Threads,
            origin.Date,
            origin.DotNet,
            result.Case.Flops,
            variants,
            result.PeakGflops is { } peak ? Math.Round(peak, 2) : null,
            failures);
    }
}

/// <summary>The times of one variant.</summary>
/// <param name="MedianNs">Median over the rounds, nanoseconds for one run.</param>
/// <param name="MinNs">Fastest round, nanoseconds for one run.</param>
/// <param name="ToGenerated">The median over that of <c>generated</c>: how many times as long this variant takes.</param>
/// <param name="PeakShare">The share of the peak by the multiplications of direct sums; null where it means nothing.</param>
/// <param name="Algorithm">What the variant does instead of direct sums; always there where the share is above one.</param>
/// <param name="OwnPeakShare">The share of the peak by the variant's own multiplications; null where they are not known.</param>
/// <param name="LargestError">The largest difference to what the result must be, over the largest magnitude of it; null for the reference itself.</param>
/// <param name="Version">The version of the library that did the work; null for code of this repository.</param>
internal sealed record SavedVariant(
    double MedianNs,
    double MinNs,
    double ToGenerated,
    double? PeakShare = null,
    string? Algorithm = null,
    double? OwnPeakShare = null,
    double? LargestError = null,
    string? Version = null)
{
    /// <summary>Collects what a run measured.</summary>
    public static SavedVariant Of(CaseResult result, VariantResult variant) => new(
        Math.Round(variant.Timing.MedianNs, 1),
        Math.Round(variant.Timing.MinNs, 1),
        Math.Round(variant.Timing.MedianNs / result.BaselineNs!.Value, 3),
        result.PeakShareOf(variant) is { } share ? Math.Round(share, 4) : null,
        result.AlgorithmOf(variant),
        result.OwnPeakShareOf(variant) is { } own ? Math.Round(own, 4) : null,
        variant.LargestError is { } error ? ThreeDigits(error) : null,
        variant.Version);

    private static double ThreeDigits(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
