using System.Runtime.InteropServices;

namespace KernelGen.Runtime;

/// <summary>Which processor the calling thread is on, and how it leaves it.</summary>
internal interface IProcessors
{
    /// <summary>The processor that runs the calling thread, from 0; -1 where that cannot be known.</summary>
    int Current { get; }

    /// <summary>Moves the calling thread to a processor that it may use and that nobody has taken; it may be moved on from there as before.</summary>
    /// <param name="taken">The processors to keep away from; negative numbers are none.</param>
    /// <returns>Whether there was such a processor.</returns>
    bool TryLeave(ReadOnlySpan<int> taken);
}

/// <summary>The processors of this machine. Linux alone answers; elsewhere threads stay where they are.</summary>
internal sealed unsafe partial class Processors : IProcessors
{
    /// <summary>The only ones.</summary>
    public static readonly Processors Instance = new();

    // The C library's own set of processors: 1,024 bits.
    private const int Words = 16;

    // Until the C library turns out to lack one of the functions, as one that is linked statically may.
    private static bool s_areKnown = OperatingSystem.IsLinux();

    /// <inheritdoc/>
    public int Current
    {
        get
        {
            if (!s_areKnown)
            {
                return -1;
            }

            try
            {
                int processor = ProcessorOfThread();
                return processor < Words * 64 ? processor : -1;
            }
            catch (TypeLoadException)
            {
                s_areKnown = false;
                return -1;
            }
        }
    }

    /// <inheritdoc/>
    public bool TryLeave(ReadOnlySpan<int> taken)
    {
        try
        {
            return s_areKnown && Leave(taken);
        }
        catch (TypeLoadException)
        {
            return s_areKnown = false;
        }
    }

    private static bool Leave(ReadOnlySpan<int> taken)
    {
        ulong* allowed = stackalloc ulong[Words];
        ulong* free = stackalloc ulong[Words];
        new Span<ulong>(allowed, Words).Clear();
        if (Affinity(0, Words * sizeof(ulong), allowed) < 0)
        {
            return false;
        }

        new Span<ulong>(allowed, Words).CopyTo(new Span<ulong>(free, Words));
        foreach (int processor in taken)
        {
            if (processor >= 0)
            {
                free[processor / 64] &= ~(1UL << (processor % 64));
            }
        }

        // The system moves a thread at once when its processor is taken away from it, and only then.
        return new Span<ulong>(free, Words).ContainsAnyExcept(0UL)
            && SetAffinity(0, Words * sizeof(ulong), free) == 0
            && SetAffinity(0, Words * sizeof(ulong), allowed) == 0;
    }

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int ProcessorOfThread();

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int Affinity(int thread, nuint bytes, ulong* processors);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint bytes, ulong* processors);
}
