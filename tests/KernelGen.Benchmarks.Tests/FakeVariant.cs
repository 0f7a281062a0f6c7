using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Tests;

/// <summary>A variant that takes a stated time and returns a stated result, and writes down when it ran.</summary>
internal sealed class FakeVariant(string name, float[]? result, double nanoseconds = 1000, List<string>? log = null) : IVariant
{
    public int Runs { get; private set; }

    public string Name => name;

    public FastAlgorithm? Algorithm { get; init; }

    public string? Version { get; init; }

    public string? Implementation { get; init; }

    public void Prepare()
    {
    }

    public IReadOnlyDictionary<string, float[]>? Output() =>
        result is null ? null : new Dictionary<string, float[]> { ["output"] = result };

    public double Run(int iterations)
    {
        Runs++;
        log?.Add(name);
        return nanoseconds * iterations;
    }

    public void Dispose()
    {
    }
}
