using System.Globalization;
using System.Text.RegularExpressions;
using KernelGen.Data;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Tests.Training;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests;

public sealed partial class LeNetTests
{
    [Fact]
    public async Task B13_TheDefaultsReach975PercentAndEndWithTheLine()
    {
        ProgramRun run = await ProgramRun.Of();
        Assert.Equal(string.Empty, run.Error);
        Assert.Equal(0, run.ExitCode);
        Match match = LastLine().Match(run.Lines[^1]);
        Assert.True(match.Success, run.Lines[^1]);
        int correct = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        Assert.InRange(correct, 1950, 2000);
        Assert.Equal((correct / 20.0).ToString("F2", CultureInfo.InvariantCulture), match.Groups[1].Value);
        Assert.Equal(new Recipe().Epochs, run.Lines.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void B13_TheLayersHaveTheCoursesSizes()
    {
        using LeNet5 network = LeNet5.Create();
        Assert.Equal(61_706, LeNet5.ParameterCount);
        Assert.Equal([156, 0, 2416, 0, 48_120, 10_164, 850], network.Layers.Select(l => (l.Weight?.Length ?? 0) + (l.Bias?.Length ?? 0)));
        Assert.Equal([5, 6, 14, 16, 32, 32, 32], network.Layers.Select(l => l.ReceptiveField));
        Assert.Equal(new Shape(16, 5, 5), network.S4.OutputShape);
        Assert.Equal(416_520, LeNet5.MultiplyAdds);
    }

    [Fact]
    public void Bad52_TheSameSeedGivesTheSameBitsWithOneThreadAndWithTwo()
    {
        float[] one = Learn(new Recipe { Epochs = 2, Threads = 1 });
        Assert.Equal(one, Learn(new Recipe { Epochs = 2, Threads = 2 }));
        Assert.Equal(one, Learn(new Recipe { Epochs = 2, Threads = 1 }));
        Assert.NotEqual(one, Learn(new Recipe { Epochs = 2, Threads = 1, Seed = 2 }));
    }

    [Fact]
    public void Bad51_ACancelledTrainingStopsAfterAWholeStep()
    {
        using var cancellation = new CancellationTokenSource();
        using LeNet5 network = LeNet5.Create(1);
        var seen = new List<EpochProgress>();
        TrainingResult result = Trainer.Train(network, DigitFiles.Few(320), new Recipe { Epochs = 1000 }, progress =>
        {
            seen.Add(progress);
            if (progress.Epoch == 3) cancellation.Cancel();
        }, cancellation.Token);
        Assert.False(result.Finished);
        Assert.InRange(result.Images, 640 + 32, 960);
        Assert.Equal(0, result.Images % 32);
    }

    [Fact]
    public async Task Bad51_AnInterruptedProgramSaysSo()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        ProgramRun run = await ProgramRun.Of(cancellation.Token, "--epochs", "10000");
        Assert.Equal((130, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("Stopped after ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void SamplesAreInTheMiddleWithThePapersValues()
    {
        var image = new byte[28 * 28];
        Array.Fill(image, (byte)255);
        using LeNet5 network = LeNet5.Create();
        var sample = new float[32 * 32];
        Assert.Equal(3, DigitSamples.Of(Set(28, image, 3), network).Read(0, sample));
        Assert.Equal((2 * 32) + 2, Array.FindIndex(sample, value => value > 0));
        Assert.Equal(28 * 28, sample.Count(value => Math.Abs(value - 1.175) < 1e-6));
        Assert.Equal((32 * 32) - (28 * 28), sample.Count(value => Math.Abs(value + 0.1) < 1e-7));
    }

    [Fact]
    public async Task AnyIdxFolderIsTrainedOn()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        ProgramRun run = await ProgramRun.Of("lenet", "--data", folder.Path, "--epochs", "2", "--threads", "1", "--seed", "7", "--batch", "16");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.EndsWith("of 20)", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad63_DataThatCannotBeUsedIsExplained()
    {
        using var folder = new TemporaryFolder();
        await Refused("no folder", "--data", folder.File("missing"));
        await Refused("lacks", "--data", folder.Path);
        DigitFiles.Write(folder, "train", DigitFiles.Few(32), gzip: false);
        DigitFiles.Write(folder, "t10k", DigitFiles.Few(32), gzip: false);
        string images = folder.File("t10k-images-idx3-ubyte");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^1]);
        await Refused("t10k-images-idx3-ubyte", "--data", folder.Path);
        DigitFiles.Write(folder, "t10k", Set(33, new byte[33 * 33], 1), gzip: false);
        await Refused("33 x 33", "--data", folder.Path, "--epochs", "1");
        DigitFiles.Write(folder, "t10k", DigitFiles.Few(32), gzip: false);
        DigitFiles.Write(folder, "train", Set(28, new byte[28 * 28], 10), gzip: false);
        await Refused("labels go up to 10", "--data", folder.Path, "--epochs", "1");
    }

    [Fact]
    public async Task Bad45_ATrainingThatDivergesIsReported()
    {
        await Refused("smaller --rate", "--rate", "1e30", "--epochs", "1");
    }

    private static async Task Refused(string reason, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("test accuracy", run.Output, StringComparison.Ordinal);
    }

    private static float[] Learn(Recipe recipe)
    {
        using LeNet5 network = LeNet5.Create(recipe.Seed);
        Assert.True(Trainer.Train(network, DigitFiles.Few(500), recipe, _ => { }, CancellationToken.None).Finished);
        return [.. network.Parameters.SelectMany(parameter => parameter.Values.ToArray())];
    }

    private static LabeledImages Set(int size, byte[] pixels, params byte[] labels) => new(pixels, labels, size, size);

    [GeneratedRegex(@"^test accuracy (\d+\.\d\d) % \((\d+) of 2000\)$")]
    private static partial Regex LastLine();
}
