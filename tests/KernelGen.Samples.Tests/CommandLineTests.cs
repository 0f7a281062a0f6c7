using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--epochs must be a whole number from 1 to 10000, not '0'", "--epochs", "0")]
    [InlineData("--epochs must be a whole number from 1 to 10000, not 'x'", "lenet", "--epochs", "x")]
    [InlineData("--threads must be a whole number", "--threads", "-1")]
    [InlineData("--threads must be a whole number", "--threads", "99999999999")]
    [InlineData("--batch must be a whole number", "--batch", "0")]
    [InlineData("--rate must be a number above 0", "--rate", "NaN")]
    [InlineData("--rate must be a number above 0", "--rate", "-1")]
    [InlineData("--rate must be a number above 0", "--rate", "0")]
    [InlineData("--seed", "--seed", "-1")]
    [InlineData("Required argument missing for option: '--data'", "--data")]
    [InlineData("'lenett'", "lenett")]
    [InlineData("'more'", "filters", "a.png", "more")]
    [InlineData("'--epochs'", "learn", "--epochs", "3")]
    public async Task AWrongCommandLineIsExplainedAndFails(string reason, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lenet", "--data")]
    [InlineData("mnist", "--checkpoint")]
    [InlineData("fashion", "--data")]
    [InlineData("filters", "--output")]
    [InlineData("learn", "edge kernel")]
    [InlineData("classify", "--temperature")]
    [InlineData("evaluate", "--weights")]
    [InlineData("faces", "--out")]
    public async Task EveryVerbHasHelp(string verb, string contains)
    {
        ProgramRun run = await ProgramRun.Of(verb, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(contains, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HelpNamesTheVerbs()
    {
        ProgramRun run = await ProgramRun.Of("--help");
        foreach (string verb in (string[])["lenet", "mnist", "fashion", "learn", "filters", "explain", "classify", "evaluate", "faces"])
            Assert.Contains(verb, run.Output, StringComparison.Ordinal);
    }
}
