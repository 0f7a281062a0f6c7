using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Figures;

/// <summary>What a file of results holds: one processor, and what was measured on it in one or more runs.</summary>
/// <param name="Processor">The processor.</param>
/// <param name="Cores">Cores of the machine.</param>
/// <param name="Vectors">The limits of one core for each use of vectors that was measured.</param>
/// <param name="Cases">The cases, sorted by name; one that was run with other vectors or threads is another entry.</param>
internal sealed record SavedResults(ProcessorIdentity Processor, int Cores, IReadOnlyList<SavedVectors> Vectors, IReadOnlyList<SavedCase> Cases)
{
    /// <summary>
    /// Collects what one run has measured. A case whose <c>generated</c> variant was not timed is left out: what an earlier run found for it is worth more.
    /// </summary>
    public static SavedResults Of(RunOrigin origin, MachineProfile machine, IEnumerable<CaseResult> results) => new(
        origin.Processor,
        origin.Cores,
        [new SavedVectors(origin.Vectors.Bits, origin.Vectors.Instructions, Math.Round(machine.PeakGflops, 2), Math.Round(machine.CopyGigabytesPerSecond, 2))],
        [.. results.Where(result => result.BaselineNs is not null).Select(result => SavedCase.Of(origin, result))]);

    /// <summary>These results with those of a newer run on the same processor: what both have is the newer run's, the rest is kept.</summary>
    public SavedResults With(SavedResults newer) => newer with
    {
        Vectors = [.. Vectors.Where(v => newer.Vectors.All(n => n.Use != v.Use)).Concat(newer.Vectors)
            .OrderByDescending(v => v.Bits).ThenBy(v => v.Instructions, StringComparer.Ordinal)],
        Cases = [.. Cases.ExceptBy(newer.Cases.Select(c => c.Key), c => c.Key).Concat(newer.Cases)
            .OrderBy(c => c.Name, StringComparer.Ordinal).ThenByDescending(c => c.VectorBits).ThenBy(c => c.Instructions, StringComparer.Ordinal).ThenBy(c => c.Threads)],
    };
}

/// <summary>What one core can do at most with one use of vectors.</summary>
/// <param name="Bits">Width of the generated kernels' vectors.</param>
/// <param name="Instructions">The widest instruction set that the process could use.</param>
/// <param name="PeakGflops">Multiply-adds of one core, counted as two operations each, in GFLOP/s.</param>
/// <param name="CopyGigabytesPerSecond">Bytes read plus bytes written by a large copy with one thread, in GB/s.</param>
internal sealed record SavedVectors(int Bits, string Instructions, double PeakGflops, double CopyGigabytesPerSecond)
{
    /// <summary>Bits and instructions.</summary>
    internal VectorUse Use => new(Bits, Instructions);
}
