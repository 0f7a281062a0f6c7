using System.Runtime.InteropServices;

namespace KernelGen.Tests.Support;

/// <summary>Memory between two pages that cannot be read or written: one access outside ends the test's process.</summary>
internal sealed unsafe partial class GuardedPages : IDisposable
{
    private const int None = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* _memory;
    private readonly nuint _page = (nuint)Environment.SystemPageSize;
    private readonly nuint _bytes;

    /// <param name="bytes">The least bytes that can be used.</param>
    public GuardedPages(int bytes)
    {
        _bytes = ((nuint)bytes + _page - 1) / _page * _page;
        _memory = (byte*)Map(null, _bytes + (2 * _page), ReadWrite, PrivateAnonymous, -1, 0);
        if ((nint)_memory == -1 || Protect(_memory, _page, None) != 0 || Protect(_memory + _page + _bytes, _page, None) != 0)
            throw new InvalidOperationException($"The system refuses memory: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Only Linux: the constants above are its.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Elements behind the first guard.</summary>
    public Span<T> AtStart<T>(int length)
        where T : unmanaged => MemoryMarshal.CreateSpan(ref *(T*)(_memory + _page), length);

    /// <summary>Elements before the last guard.</summary>
    public Span<T> AtEnd<T>(int length)
        where T : unmanaged => MemoryMarshal.CreateSpan(ref *(T*)(_memory + _page + _bytes - ((nuint)length * (nuint)sizeof(T))), length);

    public void Dispose() => Unmap(_memory, _bytes + (2 * _page));

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
