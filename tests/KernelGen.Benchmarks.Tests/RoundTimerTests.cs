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
        var timer = new RoundTimer { Rounds = 4, WarmUpNs = 0 };
        timer.Measure([new FakeVariant("a", [1], log: log), new FakeVariant("b", [1], log: log)]);
        Assert.Equal(["a", "b"], log[..2]); // the warm-up
        Assert.Equal(["a", "b", "b", "a", "a", "b", "b", "a"], log[2..]);
    }

    [Fact]
    public void ARunLongerThanASecondIsTimedOnce()
    {
        var slow = new FakeVariant("slow", [1], 2e9);
        new RoundTimer { Rounds = 25, WarmUpNs = 0 }.Measure([slow]);
        Assert.Equal(2, slow.Runs);
    }
}
