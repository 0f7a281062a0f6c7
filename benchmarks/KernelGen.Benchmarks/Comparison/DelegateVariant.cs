using System.Diagnostics;
using KernelGen.Benchmarks.Variants;

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

    /// <summary>Finds out what the variant does instead of direct sums; null where it sums directly.</summary>
    public Func<FastAlgorithm?>? FindAlgorithm { get; init; }

    public FastAlgorithm? Algorithm => FindAlgorithm?.Invoke();

    /// <summary>What each run needs before it that is not part of the work and not timed; null if nothing.</summary>
    public Action? Before { get; init; }

    public void Prepare()
    {
    }

    public IReadOnlyDictionary<string, float[]>? Output() => output();

    public double Run(int iterations)
    {
        if (Before is not null)
            return RunOneByOne(iterations, Before);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private double RunOneByOne(int iterations, Action before)
    {
        long ticks = 0;
        for (int i = 0; i < iterations; i++)
        {
            before();
            long start = Stopwatch.GetTimestamp();
            run();
            ticks += Stopwatch.GetTimestamp() - start;
        }

        return ticks * (1e9 / Stopwatch.Frequency);
    }

    public void Dispose() => owned?.Dispose();
}
