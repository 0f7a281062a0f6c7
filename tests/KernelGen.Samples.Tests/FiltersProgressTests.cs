using KernelGen.Samples.Commands;
using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed class FiltersProgressTests
{
    [Theory]
    [InlineData(2500, true, true)]
    [InlineData(2500, false, false)]
    [InlineData(100, true, false)]
    public async Task OnlyLargePicturesOnTerminalsGetABar(int size, bool terminal, bool bar)
    {
        using var folder = new TemporaryFolder();
        PictureFile.WritePng(folder.File("in.png"), new Picture(size, size, 1));
        ProgramRun run = await ProgramRun.Of(CancellationToken.None, terminal, "filters", folder.File("in.png"), "-o", folder.File("out.png"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        foreach (string stage in (string[])["reading", "filtering", "drawing"])
            Assert.Equal(bar, run.Output.Contains(stage, StringComparison.Ordinal));
        Assert.Equal(bar, run.Output.Contains('\u001b', StringComparison.Ordinal));
        Assert.Contains("out.png: 1232 x ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad51_CtrlCLeavesTheOldFilesAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        PictureFile.WritePng(folder.File("in.png"), new Picture(40, 30, 1));
        File.WriteAllText(folder.File("out.png"), "old");
        foreach (bool terminal in (bool[])[true, false])
        {
            ProgramRun run = await ProgramRun.Of(new CancellationToken(true), terminal, "filters", folder.File("in.png"), "-o", folder.File("out.png"));
            Assert.Equal((Failure.Interrupted, string.Empty), (run.ExitCode, run.Error));
            Assert.Equal("Stopped; nothing was written.", run.Lines[^1]);
        }

        Assert.Equal("old", File.ReadAllText(folder.File("out.png")));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void EveryStageStopsWhenAsked()
    {
        var picture = new Picture(9, 9, 1);
        foreach (string stage in (string[])["reading", "filtering", "drawing"])
        {
            using var cancellation = new CancellationTokenSource();
            var progress = new JobProgress(cancellation.Token, (name, done, _) =>
            {
                if (name == stage && done == (stage == "reading" ? 0 : 3)) cancellation.Cancel();
            });
            var seen = Assert.ThrowsAny<OperationCanceledException>(() =>
            {
                Picture read = PictureFile.Decode(Codec.WritePng(picture), "in.png", progress);
                ContactSheet.Draw("title", Filters.NineKernels.Apply(read, progress), progress);
            });
            Assert.Equal(cancellation.Token, seen.CancellationToken);
        }
    }
}
