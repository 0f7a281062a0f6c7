using System.Runtime.Intrinsics;

namespace KernelGen.Tests.Support;

/// <summary>How much a test can try: without any vectors each of their operations is a call, a hundred times slower.</summary>
internal static class Effort
{
    /// <summary>All of a list, or (without vectors) every so many of it.</summary>
    public static IEnumerable<T> Thin<T>(IEnumerable<T> all, int step) =>
        Vector128.IsHardwareAccelerated ? all : all.Where((_, i) => i % step == 0);
}
