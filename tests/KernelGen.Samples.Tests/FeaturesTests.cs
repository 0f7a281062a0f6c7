using KernelGen.Samples.Classify;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Networks;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests;

/// <summary>The verb that draws feature maps, and the values that it draws.</summary>
public sealed class FeaturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheSheetShowsEveryMapInItsOwnGrays()
    {
        string picture = WritePicture(40, 32), sheet = _folder.File("c1.png"), weights = _folder.File("lenet5.safetensors");
        using LeNet5 network = LeNet5.Create(5);
        network.Save(weights);
        ProgramRun run = await ProgramRun.Of("features", "lenet5", picture, "c1", "--weights", weights, "--output", sheet);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{sheet}: 6 maps of 28 x 28, values from ", run.Output, StringComparison.Ordinal);

        // The first map is the first convolution by plain loops and a tanh, enlarged three times.
        float[] image = new PictureInput(PictureReading.Gray, GrayPart.Whole, network.InputShape).Of(PictureFile.Read(picture));
        float[] map = [.. FirstLayer.Convolve(network.C1, image, network.InputShape, 0).Select(v => (float)Math.Tanh(v))];
        Picture gray = MinMax.Normalize(map, 28, 28), drawn = PictureFile.Read(sheet);
        Assert.Contains((byte)0, gray.Pixels);
        Assert.Contains((byte)255, gray.Pixels);
        (int left, int top) = (20, 78);
        for (int y = 0; y < 28; y++)
            for (int x = 0; x < 28; x++)
                Assert.InRange(drawn.Row(top + (3 * y) + 1)[(left + (3 * x) + 1) * 3] - gray.Row(y)[x], -1, 1);
    }

    [Fact]
    public async Task WithoutWeightsTheyAreRandomAndTheFileIsNamedByTheLayer()
    {
        const string Sheet = "squeezenet1.1-Fire2.0.Both.png";
        try
        {
            ProgramRun run = await ProgramRun.Of("features", "squeezenet1.1", WritePicture(300, 260), "Fire2.0.Both");
            Assert.Equal(0, run.ExitCode);
            Assert.StartsWith(Sheet + ": 128 maps of 55 x 55", run.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(Sheet));
        }
        finally
        {
            File.Delete(Sheet);
        }
    }

    [Theory]
    [InlineData("lenet5", "S2", "6 maps of 14 x 14")]
    [InlineData("unet", "Down1.Conv1", "16 maps of 128 x 128")]
    public async Task GrayNetworksAreDrawnToo(string network, string layer, string maps)
    {
        ProgramRun run = await ProgramRun.Of("features", network, WritePicture(90, 60), layer, "-o", _folder.File("out.png"));
        Assert.Equal("", run.Error);
        Assert.Contains(maps, run.Output);
    }

    [Theory]
    [InlineData("lenet6", "p.ppm", "C1", "lenet6", "vgg16")]
    [InlineData("lenet5", "p.ppm", "C9", "C9", "C1, S2, C3, S4, C5, F6, Output")]
    [InlineData("resnet34", "p.ppm", "Conv1", "Conv1", "Stage4.2.Conv2")]
    [InlineData("lenet5", "missing.png", "C1", "missing.png", "")]
    public async Task WhatIsWrongIsSaid(string network, string picture, string layer, string said, string other)
    {
        WritePicture(8, 8);
        ProgramRun run = await ProgramRun.Of("features", network, _folder.File(picture), layer, "-o", _folder.File("out.png"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Error);
        Assert.Contains(other, run.Error);
        Assert.False(File.Exists(_folder.File("out.png")));
    }

    [Fact]
    public async Task NeitherThePictureNorAFolderIsWrittenOver()
    {
        string picture = WritePicture(8, 8);
        byte[] bytes = File.ReadAllBytes(picture);
        Assert.Equal(1, (await ProgramRun.Of("features", "lenet5", picture, "C1", "-o", picture)).ExitCode);
        Assert.Equal(1, (await ProgramRun.Of("features", "lenet5", picture, "C1", "-o", _folder.Path)).ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(picture));
    }

    /// <summary>Layers of a residual block by plain loops over what the layers before them give.</summary>
    [Fact]
    public void LayersInsideABlockAreThoseOfPlainLoops()
    {
        using ResNet34 network = ResNet34.Create(3);
        var random = new Random(2);
        foreach (Parameter tensor in network.Buffers.Concat(network.Parameters.Where(p => p.Name.Contains(".norm.", StringComparison.Ordinal))))
            tensor.Set([.. Enumerable.Range(0, tensor.Length).Select(_ => 0.5f + random.NextSingle())]);
        float[] input = [.. Enumerable.Range(0, ResNet34.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        float[] before = Values("Stage3.1.Conv2"), first = Values("Stage3.2.Conv1"), second = Values("Stage3.2.Conv2");
        foreach (int channel in new[] { 0, 17, 255 })
        {
            for (int at = 0; at < 196; at += 13)
            {
                Assert.Equal(Math.Max(0, Normed("Stage3.2.Conv1", before, channel, at)), first[(channel * 196) + at], 1e-4 * first.Max());
                Assert.Equal(Math.Max(0, Normed("Stage3.2.Conv2", first, channel, at) + before[(channel * 196) + at]), second[(channel * 196) + at], 1e-4 * second.Max());
            }
        }

        float[] stage = new float[network.Stage3.OutputShape.Length];
        network.ForwardTo(network.Stage3, input, stage);
        Assert.Equal(Values("Stage3.5.Conv2"), stage);

        float[] Values(string name)
        {
            Layer layer = network.Layers.Single(l => l.Name == name);
            var values = new float[layer.OutputShape.Length];
            network.ForwardTo(layer, input, values);
            Assert.Contains(values, v => v > 1e-3f);
            return values;
        }

        double Normed(string name, float[] x, int channel, int at)
        {
            ReadOnlySpan<float> weight = network.Parameters[name + ".weight"].Values.Slice(channel * 256 * 9, 256 * 9);
            double sum = 0;
            for (int i = 0; i < weight.Length; i++)
            {
                (int row, int column) = ((at / 14) + (i % 9 / 3) - 1, (at % 14) + (i % 3) - 1);
                if (row is >= 0 and < 14 && column is >= 0 and < 14)
                    sum += (double)weight[i] * x[(i / 9 * 196) + (row * 14) + column];
            }

            double Of(ParameterSet set, string part) => set[$"{name}.norm.{part}"].Values[channel];
            return ((sum - Of(network.Buffers, "running_mean")) / Math.Sqrt(Of(network.Buffers, "running_var") + 1e-5) * Of(network.Parameters, "weight")) + Of(network.Parameters, "bias");
        }
    }

    private string WritePicture(int width, int height)
    {
        var random = new Random(4);
        byte[] head = System.Text.Encoding.ASCII.GetBytes($"P6 {width} {height} 255\n");
        string path = _folder.File("p.ppm");
        File.WriteAllBytes(path, [.. head, .. Enumerable.Range(0, width * height * 3).Select(i => (byte)((i % width) + random.Next(100)))]);
        return path;
    }
}
