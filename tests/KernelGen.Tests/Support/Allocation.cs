namespace KernelGen.Tests.Support;

/// <summary>What work allocates on the thread that runs it.</summary>
/// <remarks>
/// One round says too much now and then: where a garbage collection falls into it, the runtime counts what was left of the thread's allocation
/// buffer as used, and the first wait for another thread may come late and make the framework's queues. What the work itself allocates is there
/// in every round.
/// </remarks>
internal static class Allocation
{
    private const int Rounds = 8;

    /// <summary>What a garbage collection may leave of a thread's allocation buffer, in bytes.</summary>
    public const int Buffer = 8192;

    /// <summary>Bytes that every round of the work allocates: the fewest of some rounds.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="tooMany">Bytes that no round at all may allocate, such as those of a workspace.</param>
    public static long Of(Action work, long tooMany = long.MaxValue)
    {
        long fewest = long.MaxValue;
        for (int round = 0; round < Rounds && fewest != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(allocated, 0, tooMany - 1);
            fewest = Math.Min(fewest, allocated);
        }

        return fewest;
    }
}
