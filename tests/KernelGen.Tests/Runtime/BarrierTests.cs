using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed class BarrierTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void NobodyPassesBeforeAllHaveComeAlsoWhereSomeSleep(int threads)
    {
        const int Rounds = 300;
        var barrier = new Worker.Barrier(threads);
        int[] come = new int[Rounds];
        int early = 0;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(part => new Thread(() =>
        {
            var worker = new Worker(part, barrier);
            for (int round = 0; round < Rounds; round++)
            {
                // Now and then one is so late that the others give their cores up, and each of them is the late one once.
                if (round % 10 == part)
                {
                    Thread.Sleep(3);
                }

                Interlocked.Increment(ref come[round]);
                worker.Wait();
                if (Volatile.Read(ref come[round]) != threads)
                {
                    Interlocked.Increment(ref early);
                }
            }
        })
        { IsBackground = true })];
        foreach (Thread thread in all)
        {
            thread.Start();
        }

        Assert.All(all, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "A thread was never woken."));
        Assert.Equal(0, early);
    }

    [Fact]
    public void AThreadThatWaitsLongGivesItsCoreUp()
    {
        var barrier = new Worker.Barrier(2);
        var waiting = new Thread(() =>
        {
            new Worker(1, barrier).Wait();
        })
        { IsBackground = true };
        waiting.Start();
        Thread.Sleep(50);
        for (int i = 0; i < 100 && (waiting.ThreadState & ThreadState.WaitSleepJoin) == 0; i++)
        {
            Thread.Sleep(20);
        }

        Assert.NotEqual((ThreadState)0, waiting.ThreadState & ThreadState.WaitSleepJoin);
        new Worker(0, barrier).Wait();
        Assert.True(waiting.Join(TimeSpan.FromSeconds(60)));
    }
}
