using KernelGen.Benchmarks.Machine;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>Checks and times one case after the other.</summary>
/// <param name="context">Threads and peers.</param>
/// <param name="timer">How the checked variants are timed.</param>
internal sealed class ComparisonRun(CaseContext context, RoundTimer timer)
{
    /// <summary>The name of the variant that ratios refer to.</summary>
    public const string Baseline = "generated";

    /// <summary>
    /// Compares the results of all variants with those of the first one, then times those that agree. A variant that was not
    /// compared, differs or throws is a failure and is not timed.
    /// </summary>
    public CaseResult Run(Case work)
    {
        var failures = new List<VariantFailure>();
        var timed = new List<IVariant>();
        var variants = new List<IVariant>();
        var errors = new List<double?>();
        int threads = work.FixedThreads is { } wanted ? Math.Min(wanted, Environment.ProcessorCount) : work.Threaded ? context.Threads : 1;
        try
        {
            variants.AddRange(work.Variants(context with { Threads = threads }).OfType<IVariant>());
            IReadOnlyDictionary<string, float[]>? reference = null;
            foreach (IVariant variant in variants)
            {
                string? problem = Check(variant, work, ref reference, out double? error);
                if (problem is null)
                {
                    timed.Add(variant);
                    errors.Add(error);
                }
                else
                {
                    failures.Add(new VariantFailure(variant.Name, problem));
                }
            }

            // The peak runs along as the last of the variants.
            bool share = work.ShareOfPeak && timed.Count > 0;
            IReadOnlyList<Timing> timings = Time(share ? [.. timed, new PeakVariant()] : timed, failures);
            if (timings.Count == 0)
                return new CaseResult(work, threads, null, [], failures);
            return new CaseResult(
                work,
                threads,
                share ? PeakVariant.Flops / timings[^1].MedianNs : null,
                [.. timed.Select((variant, i) => new VariantResult(variant.Name, timings[i], variant.Algorithm) { LargestError = errors[i], Version = variant.Version, Implementation = variant.Implementation })],
                failures);
        }
        finally
        {
            foreach (IVariant variant in variants)
                variant.Dispose();
        }
    }

    // A peer's process may die while it is timed, or its library fail; the cases after this one still run.
    private IReadOnlyList<Timing> Time(IReadOnlyList<IVariant> variants, List<VariantFailure> failures)
    {
        try
        {
            return timer.Measure(variants);
        }
        catch (Exception exception)
        {
            failures.Add(new VariantFailure("timing", exception.Message));
            return [];
        }
    }

    private static string? Check(IVariant variant, Case work, ref IReadOnlyDictionary<string, float[]>? reference, out double? error)
    {
        error = null;
        try
        {
            variant.Prepare();
            IReadOnlyDictionary<string, float[]>? output = variant.Output();
            bool first = reference is null;
            reference ??= output;
            string? problem = OutputCheck.Difference(variant.Expected ?? reference, output, variant.Tolerance ?? work.Tolerance);
            if (first && problem is not null)
                return $"it is the reference, but {problem}";
            if (problem is null && (!first || variant.Expected is not null))
                error = OutputCheck.LargestError(variant.Expected ?? reference!, output!);
            return problem;
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}

/// <summary>What came out of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Threads">Threads that each variant could use.</param>
/// <param name="PeakGflops">One core's peak in the rounds of this case; null where a share of it means nothing.</param>
/// <param name="Variants">The times of the variants that agreed.</param>
/// <param name="Failures">The variants that were not timed.</param>
internal sealed record CaseResult(
    Case Case,
    int Threads,
    double? PeakGflops,
    IReadOnlyList<VariantResult> Variants,
    IReadOnlyList<VariantFailure> Failures)
{
    /// <summary>The share of the peak of the threads used, or null where it means nothing.</summary>
    public double? PeakShareOf(VariantResult variant) => Case.Flops / variant.Timing.MedianNs / (PeakGflops * Threads);

    /// <summary>The share of the peak by the multiplications that the variant's algorithm does, or null where they are not known or no share means anything.</summary>
    public double? OwnPeakShareOf(VariantResult variant) => PeakShareOf(variant) * variant.Algorithm?.OwnShare;

    /// <summary>
    /// What the variant does instead of direct sums. A share above one is always named: by what the library calls its way, or as not known, since a library may
    /// also use wider vectors than those of the peak; code of this repository without an algorithm is direct sums that met a faster clock.
    /// </summary>
    public string? AlgorithmOf(VariantResult variant) => variant.Algorithm is { } algorithm ? algorithm.Name
        : PeakShareOf(variant) is not > 1 ? null
        : variant.Implementation ?? (variant.Version is null ? "direct sums" : "not known");

    /// <summary>True if at least two variants were compared and none differed.</summary>
    public bool Checked => Failures.Count == 0 && Variants.Count > 1;

    /// <summary>The median of the variant that ratios refer to, or null if it was not timed.</summary>
    public double? BaselineNs => Variants.FirstOrDefault(v => v.Name == ComparisonRun.Baseline)?.Timing.MedianNs;
}

/// <summary>The times of one variant that agreed with the reference.</summary>
internal sealed record VariantResult(string Name, Timing Timing, FastAlgorithm? Algorithm = null)
{
    /// <summary>The largest difference to what the result must be, over the largest magnitude of it; null for the reference itself.</summary>
    public double? LargestError { get; init; }

    /// <summary>The version of the library that did the work; null for code of this repository.</summary>
    public string? Version { get; init; }

    /// <summary>What the library calls the way that it chose; null where it does not tell.</summary>
    public string? Implementation { get; init; }
}

/// <summary>A variant that was not timed, and why.</summary>
internal sealed record VariantFailure(string Name, string Reason);
