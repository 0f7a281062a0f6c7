using System.Globalization;
using System.Text.RegularExpressions;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed partial class MnistTests
{
    [Fact]
    public async Task TheFastRecipeReadsTheShippedDigitsAfterTwoEpochs()
    {
        ProgramRun run = await ProgramRun.Of("mnist");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Match match = LastLine().Match(run.Lines[^1]);
        Assert.True(match.Success, run.Lines[^1]);
        Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 1920, 2000);
        Assert.Equal(2, run.Lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheResidualNetworkLearnsAndEndsWithWhatItMeasured()
    {
        ProgramRun run = await ProgramRun.Of("fashion", "--epochs", "2");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Match match = LastLine().Match(run.Lines[^1]);
        Assert.True(match.Success, run.Lines[^1]);
        Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 1800, 2000);
    }

    [Fact]
    public async Task TheBestLeNet5HasThePapersParameters()
    {
        Assert.Equal(61_706, BestLeNet5.ParameterCount);
        ProgramRun run = await ProgramRun.Of("lenet", "--best", "--epochs", "2");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("61,706", run.Output, StringComparison.Ordinal);
        Match match = LastLine().Match(run.Lines[^1]);
        Assert.InRange(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), 1900, 2000);
    }

    [Fact]
    public void TheRateRisesOnceAndFallsOrOnlyFalls()
    {
        LearningRateSchedule cycle = RateCurve.OneCycle.Over(0.01f, 100);
        Assert.Equal(0.01 / 25, cycle.LearningRateAt(0, 1), 1e-8);
        Assert.Equal(0.01, cycle.LearningRateAt(29, 1), 1e-8);
        Assert.Equal(0.01 / 25 / 1e4, cycle.LearningRateAt(99, 1), 1e-10);
        Assert.Null(cycle.MomentumAt(50));
        LearningRateSchedule falling = RateCurve.Falling.Over(0.05f, 100);
        Assert.Equal(0.05f, falling.LearningRateAt(0, 1), 1e-8);
        Assert.Equal(0.05f / 4, falling.LearningRateAt(75, 1), 1e-8);
    }

    [Fact]
    public async Task TheTrainingSaysHowLongItWaitedForItsImages()
    {
        ProgramRun run = await ProgramRun.Of("mnist", "--epochs", "1");
        Assert.Contains(run.Lines, line => WaitedLine().IsMatch(line));
    }

    [GeneratedRegex(@"^test accuracy (\d+\.\d\d) % \((\d+) of 2000\)$")]
    private static partial Regex LastLine();

    [GeneratedRegex(@"waited for \d+\.\d\d % of that time")]
    private static partial Regex WaitedLine();
}
