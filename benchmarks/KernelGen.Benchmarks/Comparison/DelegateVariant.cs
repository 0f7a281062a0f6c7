using System.Diagnostics;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>A variant that runs in this process: one delegate does the work, another reads what it made.</summary>
/// <param name="name">The variant's name.</param>
/// <param name="run">Does the work once.</param>
/// <param name="output">Does the work once from the initial state and returns the results.</param>
/// <param name="owned">Disposed with the variant.</param>
internal sealed class DelegateVariant(
    string name,
    Action run,
    Func<IReadOnlyDictionary<string, float[]>?> output,
    IDisposable? owned = null) : IVariant
{
    public string Name => name;

    public Tolerance? Tolerance { get; init; }

    public IReadOnlyDictionary<string, float[]>? Expected { get; init; }

    public void Prepare()
    {
    }

    public IReadOnlyDictionary<string, float[]>? Output() => output();

    public double Run(int iterations)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public void Dispose() => owned?.Dispose();
}
