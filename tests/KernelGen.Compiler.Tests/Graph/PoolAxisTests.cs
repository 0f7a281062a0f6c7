using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Tests.Graph;

/// <summary>Runs of pooling windows hold every window once, and are few.</summary>
public sealed class PoolAxisTests
{
    [Fact]
    public void AdaptiveWindowsAreThoseOfTheFormula()
    {
        for (int input = 1; input < 40; input++)
        {
            for (int output = 1; output < 40; output++)
            {
                PoolAxis axis = PoolAxis.Adaptive(input, output);
                (int Output, int Start, int Taps)[] found =
                [
                    .. axis.Runs.SelectMany(r => Enumerable.Range(0, r.Count).Select(t => (r.First + (r.Step * t), r.At(t).Start, r.At(t).Taps))).Order(),
                ];
                int Start(int i) => (int)Math.Floor((double)i * input / output);
                int End(int i) => (int)Math.Ceiling((double)(i + 1) * input / output);
                Assert.Equal(Enumerable.Range(0, output).Select(i => (i, Start(i), End(i) - Start(i))), found);
                Assert.Equal(Enumerable.Range(1, output - 1).All(i => End(i - 1) <= Start(i)), axis.IsDisjoint);
            }
        }
    }

    [Theory]
    [InlineData(224, 7, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(13, 6, 1)]
    [InlineData(10, 7, 5)]
    [InlineData(701, 503, 1)]
    [InlineData(3, 1_000_000, 8)]
    public void RunsAreFew(int input, int output, int most) => Assert.InRange(PoolAxis.Adaptive(input, output).Runs.Count, 1, most);

    [Fact]
    public void AWindowInThePaddingHasNoTap()
    {
        PoolRun run = Assert.Single(PoolAxis.Sliding(new AxisWindow(2, 1, 2, 1, 1, 1), 1, false).Runs);
        Assert.Equal(0, run.Taps);
    }
}
