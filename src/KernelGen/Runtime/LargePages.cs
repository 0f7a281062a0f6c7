using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace KernelGen.Runtime;

/// <summary>
/// Asks Linux for pages of two megabytes: the first write to a page of four kilobytes costs a call of the system, and the processor keeps the places of
/// some thousands of pages only. Where the system gives huge pages only on request, as Ubuntu's does, that is the request; elsewhere nothing happens.
/// </summary>
internal static unsafe partial class LargePages
{
    private const nuint PageBytes = 2 << 20;
    private const int HugePages = 14;

    /// <summary>Asks for memory that nobody has written to yet, as far as whole large pages lie in it.</summary>
    /// <param name="first">Its first byte.</param>
    /// <param name="bytes">Its length.</param>
    public static void Ask(void* first, nuint bytes)
    {
        nuint start = ((nuint)first + PageBytes - 1) & ~(PageBytes - 1);
        nuint end = ((nuint)first + bytes) & ~(PageBytes - 1);
        if (end <= start || !OperatingSystem.IsLinux())
        {
            return;
        }

        // Advice: the memory is as good where the system declines, or a C library that is linked statically lacks the function.
        try
        {
            _ = Advise((void*)start, end - start, HugePages);
        }
        catch (TypeLoadException)
        {
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* first, nuint bytes, int advice);
}
