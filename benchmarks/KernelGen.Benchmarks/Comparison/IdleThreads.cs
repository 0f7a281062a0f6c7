using System.Diagnostics;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>
/// Waits for the threads that a library keeps awake behind its work: ONNX Runtime's look for more for some 30 ms, OpenMP's for a few, and meanwhile
/// hold a core that the next variant needs.
/// </summary>
internal static class IdleThreads
{
    private static readonly TimeSpan s_atLeast = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_atMost = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when no thread of this process works, and those of peers in a process of their own have had their time; after 200 ms anyway.</summary>
    public static void Wait()
    {
        using Process process = Process.GetCurrentProcess();
        long begun = Stopwatch.GetTimestamp();
        TimeSpan slept, used;
        do
        {
            TimeSpan before = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            Thread.Sleep(s_atLeast);
            process.Refresh();
            (used, slept) = (process.TotalProcessorTime - before, Stopwatch.GetElapsedTime(start));
        }
        while (used > slept / 4 && Stopwatch.GetElapsedTime(begun) < s_atMost);
    }
}
