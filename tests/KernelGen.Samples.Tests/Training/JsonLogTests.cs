using System.Text.Json;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class JsonLogTests
{
    [Fact]
    public async Task TheLogHasALineForTheStartEachEpochTheEndAndTheTest()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string log = folder.File("log.jsonl");
        ProgramRun run = await ProgramRun.Of("lenet", "--data", folder.Path, "--epochs", "3", "--log", log);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string text = File.ReadAllText(log);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        JsonElement[] lines = [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["start", "epoch", "epoch", "epoch", "end", "test"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal((61_706, 64, 20), (Number(lines[0], "parameters"), Number(lines[0], "train_images"), Number(lines[0], "test_images")));
        Assert.Equal([1, 2, 3], lines[1..4].Select(line => Number(line, "epoch")));
        Assert.All(lines[1..4], line =>
        {
            Assert.True(line.GetProperty("loss").GetDouble() > 0);
            Assert.InRange(line.GetProperty("accuracy").GetDouble(), 0, 1);
            Assert.True(line.GetProperty("images_per_second").GetDouble() > 0);
        });
        Assert.Equal(192, Number(lines[4], "images"));
        Assert.Contains($"({Number(lines[5], "correct")} of {Number(lines[5], "images")})", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad68_ALogThatCannotBeWrittenIsRefusedBeforeTheTraining()
    {
        using var folder = new TemporaryFolder();
        ProgramRun run = await ProgramRun.Of("--log", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--log wants a file", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1", run.Output, StringComparison.Ordinal);
        run = await ProgramRun.Of("--log", folder.File("no/such/log"));
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();
}
