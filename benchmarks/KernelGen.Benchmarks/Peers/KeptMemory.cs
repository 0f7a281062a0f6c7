using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KernelGen.Benchmarks.Peers;

/// <summary>
/// Lets native libraries keep the memory that they free. PyTorch asks for a new tensor in every run, and glibc gives
/// large blocks back to the system at once: each run then gets them again page by page, which on a virtual machine may
/// take many times as long as the sums that are to be timed.
/// </summary>
internal static partial class KeptMemory
{
    private const int TrimThreshold = -1, MmapMax = -4;

    /// <summary>For a process that is about to start; what its environment says already stays.</summary>
    public static void In(ProcessStartInfo start)
    {
        start.Environment.TryAdd("MALLOC_MMAP_MAX_", "0");
        start.Environment.TryAdd("MALLOC_TRIM_THRESHOLD_", int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>For the libraries in this process, where the C library is glibc.</summary>
    public static void Here()
    {
        if (!OperatingSystem.IsLinux())
            return;

        try
        {
            Set(MmapMax, 0);
            Set(TrimThreshold, int.MaxValue);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which has no such switch.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Set(int parameter, int value);
}
