using System.Collections.Concurrent;
using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

/// <summary>Workspaces that threads rent and give back at the same time: as many as threads, and no more.</summary>
public sealed class WorkspacePoolTests
{
    [Fact]
    public void ReservedWorkspacesAreEnoughForSoManyThreads()
    {
        const int Threads = 6;
        var pool = new WorkspacePool(8);
        pool.Reserve(2 * Threads);
        var seen = new ConcurrentDictionary<AlignedMemory, bool>();
        var threads = new Thread[Threads];
        for (int t = 0; t < Threads; t++)
        {
            threads[t] = new Thread(() =>
            {
                for (int i = 0; i < 200_000; i++)
                {
                    // Two at a time, so that a thread must look beyond the place where it puts its own.
                    AlignedMemory workspace = pool.Rent();
                    AlignedMemory other = pool.Rent();
                    seen.TryAdd(workspace, true);
                    seen.TryAdd(other, true);
                    pool.Return(other);
                    pool.Return(workspace);
                }
            });
            threads[t].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.InRange(seen.Count, 1, 2 * Threads);
    }

    [Fact]
    public void MoreThanAreKeptAreNotReserved()
    {
        var pool = new WorkspacePool(1 << 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        pool.Reserve(10_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (4L << 20) * Math.Max(17, (2 * Environment.ProcessorCount) + 1));
    }
}
