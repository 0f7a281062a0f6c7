using System.Diagnostics;

namespace KernelGen.Benchmarks.Machine;

/// <summary>How fast one thread copies memory that no cache of its own core holds.</summary>
internal static class CopyBandwidth
{
    private const int Bytes = 32 << 20;

    private static readonly byte[] Source = Filled();
    private static readonly byte[] Destination = Filled();

    /// <summary>Copies 32 MiB once; the bytes read and the bytes written both count.</summary>
    public static double MeasureGigabytesPerSecond()
    {
        long start = Stopwatch.GetTimestamp();
        Source.AsSpan().CopyTo(Destination);
        return 2.0 * Bytes / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    // Written once, so that every page exists and no run pays for the system's page faults.
    private static byte[] Filled()
    {
        var bytes = new byte[Bytes];
        bytes.AsSpan().Fill(1);
        return bytes;
    }
}
