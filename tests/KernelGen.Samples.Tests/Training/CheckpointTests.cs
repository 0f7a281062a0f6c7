using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class CheckpointTests
{
    [Theory]
    [InlineData("lenet")]
    [InlineData("lenet", "--best")]
    [InlineData("mnist")]
    public async Task Bad51_AStoppedTrainingGoesOnToTheSameBits(params string[] verb)
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder, "train", DigitFiles.Few(330), gzip: false);
        DigitFiles.Write(folder, "t10k", DigitFiles.Few(20), gzip: false);
        string[] command = [.. verb, "--data", folder.Path, "--epochs", "30", "--batch", "32", "--save"];
        ProgramRun whole = await ProgramRun.Of([.. command, folder.File("whole")]);
        Assert.Equal((0, string.Empty), (whole.ExitCode, whole.Error));

        string checkpoint = folder.File("run.safetensors");
        string log = folder.File("log");
        string[] parts = [.. command, folder.File("parts"), "--checkpoint", checkpoint, "--log", log];
        int stops = 0;
        for (int run = 0; run < 200; run++)
        {
            // Each run gets a little further; the first may not come to a step at all. A thread of its own, since trainings keep the pool's busy.
            using var cancellation = new CancellationTokenSource();
            int wait = 20 + (run * 5);
            var stopper = new Thread(() =>
            {
                Thread.Sleep(wait);
                cancellation.Cancel();
            });
            stopper.Start();
            ProgramRun part = await ProgramRun.Of(cancellation.Token, [.. parts, .. run == 0 ? Array.Empty<string>() : ["--resume"]]);
            stopper.Join();
            Assert.Equal(string.Empty, part.Error);
            if (part.ExitCode == 0)
            {
                Assert.Equal(whole.Lines[^1], part.Lines[^1]);
                break;
            }

            stops++;
            Assert.Equal(130, part.ExitCode);
            Assert.Contains($"saved in {checkpoint}. To go on, give the same command with --resume", part.Lines[^1], StringComparison.Ordinal);
        }

        Assert.InRange(stops, 2, 199);
        Assert.Equal(File.ReadAllBytes(folder.File("whole")), File.ReadAllBytes(folder.File("parts")));

        // The log goes on too: every start but the last is stopped.
        string[] events = File.ReadAllLines(log);
        Assert.Equal(stops, events.Count(line => line.Contains("\"stopped\"", StringComparison.Ordinal)));
        Assert.Equal(stops + 1, events.Count(line => line.Contains("\"start\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bad61_ACheckpointOfAnotherTrainingIsRefusedWithTheDifferences()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string checkpoint = folder.File("run");
        string[] command = ["lenet", "--data", folder.Path, "--checkpoint", checkpoint];
        string[] two = [.. command, "--epochs", "2"];
        Assert.Equal(0, (await ProgramRun.Of(two)).ExitCode);
        byte[] kept = File.ReadAllBytes(checkpoint);
        await Refused("seed: the file has 1, the command 7", [.. two, "--resume", "--seed", "7"]);
        await Refused("batch: the file has 32, the command 64", [.. command, "--resume", "--batch", "64", "--epochs", "4"]);
        await Refused("schedule", [.. command, "--resume", "--epochs", "3"]);
        await Refused("schedule", [.. two, "--resume", "--rate", "0.01"]);
        await Refused("layers", "mnist", "--data", folder.Path, "--checkpoint", checkpoint, "--resume");
        DigitFiles.Write(folder, "train", DigitFiles.Few(63), gzip: true);
        await Refused("images: the file has 64 of 28 x 28, the command 63", [.. two, "--resume"]);
        Assert.Equal(kept, File.ReadAllBytes(checkpoint));
    }

    [Fact]
    public async Task Bad56_ADamagedCheckpointIsRefusedAndStays()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string checkpoint = folder.File("run");
        string[] command = ["lenet", "--data", folder.Path, "--epochs", "1", "--checkpoint", checkpoint];
        Assert.Equal(0, (await ProgramRun.Of(command)).ExitCode);
        byte[] whole = File.ReadAllBytes(checkpoint);
        foreach (int length in (int[])[0, 4, 100, whole.Length - 1])
        {
            File.WriteAllBytes(checkpoint, whole[..length]);
            await Refused("error: ", [.. command, "--resume"]);
            Assert.Equal(length, new FileInfo(checkpoint).Length);
        }
    }

    [Fact]
    public async Task Bad68_CheckpointsThatCannotBeAreRefusedBeforeTheTraining()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        await Refused("--resume needs --checkpoint", "--resume");
        await Refused("There is no checkpoint", "--data", folder.Path, "--resume", "--checkpoint", folder.File("missing"));
        await Refused("--checkpoint wants a file", "--checkpoint", folder.Path);
    }

    [Fact]
    public async Task AFinishedTrainingCanBeResumedAndOnlyTestsAgain()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string[] command = ["--data", folder.Path, "--epochs", "2", "--checkpoint", folder.File("run")];
        ProgramRun first = await ProgramRun.Of(command);
        ProgramRun again = await ProgramRun.Of([.. command, "--resume"]);
        Assert.Equal((0, string.Empty), (again.ExitCode, again.Error));
        Assert.Equal(first.Lines[^1], again.Lines[^1]);
        Assert.DoesNotContain("NaN", again.Output, StringComparison.Ordinal);
    }

    private static async Task Refused(string reason, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1", run.Output, StringComparison.Ordinal);
    }
}
