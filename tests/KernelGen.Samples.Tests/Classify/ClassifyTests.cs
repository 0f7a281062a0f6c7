using KernelGen.Samples.LeNet;
using KernelGen.Samples.Mnist;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Classify;

/// <summary>The verb <c>classify</c>.</summary>
public sealed class ClassifyTests
{
    [Fact]
    public async Task B25_ADigitIsReadWithTheShippedWeights()
    {
        using var folder = new TemporaryFolder();
        int label = Digits.Save(folder.File("digit.png"), 0);
        ProgramRun run = await ProgramRun.Of("classify", "lenet5", folder.File("digit.png"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("LeNet5 on digit.png, temperature 1", run.Lines[0]);
        Assert.Equal(6, run.Lines.Length);
        Assert.EndsWith($" %  {label}", run.Lines[1], StringComparison.Ordinal);
        Assert.True(Share(run.Lines[1]) > 90, run.Lines[1]);

        ProgramRun warm = await ProgramRun.Of("classify", "LeNet5", folder.File("digit.png"), "--temperature", "5", "--top", "2");
        Assert.Equal(3, warm.Lines.Length);
        Assert.EndsWith($" %  {label}", warm.Lines[1], StringComparison.Ordinal);
        Assert.True(Share(warm.Lines[1]) < Share(run.Lines[1]), warm.Lines[1]);
    }

    [Fact]
    public async Task InkIsReadOnAnyPaper()
    {
        using var folder = new TemporaryFolder();
        int label = Digits.Save(folder.File("large.png"), 3, scale: 9, inverted: true);
        ProgramRun run = await ProgramRun.Of("classify", "lenet5", folder.File("large.png"), "--top", "1");
        Assert.EndsWith($" %  {label}", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weights.safetensors")]
    [InlineData("weights.bin")]
    public async Task WeightsAndNamesComeFromFiles(string file)
    {
        using var folder = new TemporaryFolder();
        Digits.Save(folder.File("digit.png"), 0);
        using (var network = MnistNet.Create(3))
        {
            if (Path.GetExtension(file) == ".bin") File.WriteAllBytes(folder.File(file), WeightFile.Write(network));
            else network.Save(folder.File(file));
        }

        File.WriteAllLines(folder.File("names.txt"), [.. Enumerable.Range(0, 8).Select(i => $"name {i}"), "crane, a bird that is taller than most of the others", "crane", "crane"]);
        ProgramRun run = await ProgramRun.Of(
            "classify", "mnist", folder.File("digit.png"), "--weights", folder.File(file), "--labels", folder.File("names.txt"), "--top", "10");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(run.Lines, line => line.EndsWith("%  name 7 (7)", StringComparison.Ordinal));
        Assert.Equal(100, run.Lines.Skip(1).Sum(Share), 1.0);
    }

    [Theory]
    [InlineData("no network 'lenet6'; there are lenet5", "lenet6")]
    [InlineData("no trained weights for alexnet; --weights FILE wants some. In Python, save_file(torchvision.models.alexnet(", "alexnet")]
    [InlineData("save_file(torchvision.models.mobilenet_v3_small(", "mobilenetv3-small")]
    [InlineData("save_file(torchvision.models.squeezenet1_1(", "squeezenet1.1")]
    [InlineData("unet makes a map of a picture", "unet")]
    [InlineData("There is no file '/nowhere'", "mnist", "--weights", "/nowhere")]
    [InlineData("is a folder; --weights wants a file", "mnist", "--weights", "/tmp")]
    [InlineData("--temperature must be a number above 0, not '0'", "lenet5", "--temperature", "0")]
    [InlineData("--temperature must be a number above 0, not 'NaN'", "lenet5", "--temperature", "NaN")]
    [InlineData("--top must be a whole number from 1 on, not '0'", "lenet5", "--top", "0")]
    [InlineData("--fit is for networks of gray pictures", "alexnet", "--fit", "ink")]
    [InlineData("--labels wants digits, fashion or a file", "lenet5", "--labels", "/nowhere")]
    public async Task Bad68_WhatCannotBeDoneIsExplained(string reason, string network, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Digits.Save(folder.File("digit.png"), 0);
        ProgramRun run = await ProgramRun.Of(["classify", network, folder.File("digit.png"), .. options]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad68_PicturesAndWeightsThatAreNoneAreExplained()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("text.png"), "text");
        Assert.Contains("text.png: this is neither PNG", (await ProgramRun.Of("classify", "lenet5", folder.File("text.png"))).Error, StringComparison.Ordinal);
        Assert.Contains("error: ", (await ProgramRun.Of("classify", "lenet5", folder.File("none.png"))).Error, StringComparison.Ordinal);
        PictureFile.WritePng(folder.File("empty.png"), new Picture(30, 30, 1));
        Assert.Contains("empty.png: the picture has no contrast", (await ProgramRun.Of("classify", "lenet5", folder.File("empty.png"))).Error, StringComparison.Ordinal);
        Digits.Save(folder.File("digit.png"), 0);
        using (var network = LeNet5.Create(1)) network.Save(folder.File("lenet.safetensors"));
        ProgramRun run = await ProgramRun.Of("classify", "mnist", folder.File("digit.png"), "--weights", folder.File("lenet.safetensors"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("does not hold the weights of MnistNet: ", run.Error, StringComparison.Ordinal);
        File.WriteAllBytes(folder.File("short.bin"), new byte[100]);
        Assert.Equal(1, (await ProgramRun.Of("classify", "mnist", folder.File("digit.png"), "--weights", folder.File("short.bin"))).ExitCode);
    }

    [Fact]
    public async Task WhatTrainingSavesIsEvaluatedTheSame()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 60; i++) Digits.Save(folder.File($"data/{Digits.Label(i)}/{i}.png"), i);
        string save = folder.File("fashion.safetensors");
        ProgramRun wrong = await ProgramRun.Of("fashion", "--data", folder.File("data"), "--save", folder.File("fashion.bin"));
        Assert.Contains("FashionNet has batch norms", wrong.Error, StringComparison.Ordinal);
        ProgramRun training = await ProgramRun.Of("fashion", "--data", folder.File("data"), "--epochs", "2", "--save", save);
        Assert.Equal((0, string.Empty), (training.ExitCode, training.Error));

        // Every fifth picture of a class was the test's.
        foreach (string name in Directory.EnumerateDirectories(folder.File("data")).Select(path => Path.GetFileName(path)!))
        {
            string[] files = [.. Directory.EnumerateFiles(folder.File($"data/{name}")).Order(StringComparer.Ordinal)];
            Directory.CreateDirectory(folder.File($"test/{name}"));
            foreach (string file in files.Where((_, i) => i % 5 == 4)) File.Copy(file, folder.File($"test/{name}/{Path.GetFileName(file)}"));
        }

        ProgramRun run = await ProgramRun.Of("evaluate", "fashion", folder.File("test"), "--weights", save);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(training.Lines[^1], run.Lines[^2].Replace("top-1", "test", StringComparison.Ordinal));
    }

    private static double Share(string line) => double.Parse(line.Split('%')[0], System.Globalization.CultureInfo.InvariantCulture);
}
