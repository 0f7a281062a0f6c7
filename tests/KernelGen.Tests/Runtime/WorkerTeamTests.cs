using System.Runtime.CompilerServices;
using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed class WorkerTeamTests
{
    private sealed class Counting(int items, int threads) : ITeamWork
    {
        public readonly int[] Done = new int[items];
        public readonly int[] Busy = new int[threads];

        public void Run(int item, int worker)
        {
            Assert.Equal(1, Interlocked.Increment(ref Busy[worker]));
            Interlocked.Increment(ref Done[item]);
            Interlocked.Decrement(ref Busy[worker]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void EveryItemIsDoneOnceInEveryCall(int threads)
    {
        using var team = new WorkerTeam(threads);
        var random = new Random(1);
        for (int call = 0; call < 3000; call++)
        {
            int items = random.Next(0, 9);
            var work = new Counting(items, threads);
            team.Run(work, items);
            Assert.All(work.Done, count => Assert.Equal(1, count));
            if (call % 1000 == 999)
            {
                // Long enough for the threads to fall asleep.
                Thread.Sleep(30);
            }
        }
    }

    private sealed class Slow : ITeamWork
    {
        public int Done;

        public void Run(int item, int worker)
        {
            Thread.Sleep(worker == 0 ? 0 : 50);
            Interlocked.Increment(ref Done);
        }
    }

    [Fact]
    public void TheCallerWaitsForSlowThreads()
    {
        using var team = new WorkerTeam(3);
        var work = new Slow();
        for (int i = 1; i <= 5; i++)
        {
            team.Run(work, 6);
            Assert.Equal(6 * i, work.Done);
        }
    }

    [Fact]
    public void ATeamThatWasForgottenIsCollected()
    {
        WeakReference team = Forget();
        for (int i = 0; i < 50 && team.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(5);
        }

        Assert.False(team.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forget()
    {
        var team = new WorkerTeam(3);
        team.Run(new Counting(8, 3), 8);
        return new WeakReference(team);
    }
}
