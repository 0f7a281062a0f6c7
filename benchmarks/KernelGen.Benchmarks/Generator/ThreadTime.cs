using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Generator;

/// <summary>The processor time of this thread: what other threads of the machine take does not count.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>Milliseconds of processor time that this thread has used; of the wall where Linux's clock is missing.</summary>
    public static double Milliseconds =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && Read(ThreadClock, out Time time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Environment.TickCount64;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
