using KernelGen.Benchmarks.Comparison;

namespace KernelGen.Benchmarks.Tests;

public sealed class RoundTimerTests
{
    [Theory]
    [InlineData(new double[] { 5, 1, 3 }, 3)]
    [InlineData(new double[] { 8, 1, 3, 4 }, 3.5)]
    [InlineData(new double[] { 7 }, 7)]
    public void TheMedianIsTheMiddleOfTheRounds(double[] samples, double median)
    {
        Timing timing = RoundTimer.Summarise([.. samples]);
        Assert.Equal(median, timing.MedianNs);
        Assert.Equal(samples.Min(), timing.MinNs);
    }

    [Fact]
    public void RoundsOfTheVariantsAlternate()
    {
        var log = new List<string>();
        string[] names = ["a", "b", "c"];
        var timer = new RoundTimer { Rounds = 40, WarmUpNs = 0 };
        timer.Measure([.. names.Select(name => new FakeVariant(name, [1], log: log))]);
        Assert.Equal(names, log[..3]); // the warm-up

        // Each runs twice in each of its turns, first untimed, and each follows each other often.
        string[][] turns = [.. log[3..].Chunk(2)];
        Assert.All(turns, turn => Assert.Equal(turn[0], turn[1]));
        Assert.All(turns.Chunk(3), round => Assert.Equal(names, round.Select(turn => turn[0]).Order()));
        foreach (string one in names)
        {
            foreach (string other in names.Where(name => name != one))
                Assert.InRange(turns.Zip(turns.Skip(1)).Count(pair => pair.First[0] == one && pair.Second[0] == other), 8, 60);
        }
    }

    [Fact]
    public void ARunLongerThanASecondIsTimedOnce()
    {
        var slow = new FakeVariant("slow", [1], 2e9);
        new RoundTimer { Rounds = 25, WarmUpNs = 0 }.Measure([slow]);
        Assert.Equal(2, slow.Runs);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(2e7)]
    public void EachTurnBeginsWhereTheMachineIsFree(double nanoseconds)
    {
        var log = new List<string>();
        var timer = new RoundTimer { Rounds = 3, WarmUpNs = 0, Settle = () => log.Add("free") };
        timer.Measure([new FakeVariant("a", [1], nanoseconds, log), new FakeVariant("b", [1], nanoseconds, log)]);

        // Then it runs twice, first untimed, also where one run is a round of its own.
        string[][] turns = [.. log[2..].Chunk(3)];
        Assert.Equal(6, turns.Length);
        Assert.All(turns, turn => Assert.Equal(["free", turn[1], turn[1]], turn));
    }
}
