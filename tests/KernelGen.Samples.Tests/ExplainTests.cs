using KernelGen.Samples.Networks;
using Xunit;

namespace KernelGen.Samples.Tests;

/// <summary>The networks of the course have the parameters, multiply-adds and receptive fields that it gives them.</summary>
public sealed class ExplainTests
{
    /// <summary>Of each network: parameters, multiply-adds, and a layer with its receptive field.</summary>
    public static TheoryData<string, long, long, string, int> Course => new()
    {
        { "lenet5", 61_706, 416_520, "C5", 32 },
        { "alexnet", 61_100_840, 714_188_480, "P5", 195 },
        { "alexnet2012", 60_965_224, 724_406_816, "P5", 195 },
        { "mobilenetv3-small", 2_542_856, 56_510_400, "Wide1", 7 },
        { "resnet34", 21_797_672, 3_663_761_408, "Stage4.2.Conv2", 899 },
        { "squeezenet1.0", 1_248_424, 818_924_576, "Pool8", 123 },
        { "squeezenet1.1", 1_235_496, 349_151_936, "Pool5", 79 },
        { "lenet5-best", 61_706, 416_520, "C5", 32 },
        { "mnist", 108_874, 794_880, "C3", 10 },
        { "fashion", 324_330, 11_122_432, "Stem", 3 },
        { "unet", 481_745, 575_143_936, "Bottom.Conv2", 68 },
        { "vgg16", 138_357_544, 15_470_264_320, "P5", 212 },
    };

    [Theory]
    [MemberData(nameof(Course))]
    public void CountsAreThoseOfTheCourse(string name, long parameters, long multiplyAdds, string layer, int field)
    {
        using Network network = Catalogue.Create(name)!;
        Assert.Equal(parameters, network.Parameters.Sum(p => (long)p.Length));
        Assert.Equal(multiplyAdds, network.Layers.Sum(l => l.MultiplyAdds));
        Assert.Equal(field, network.Layers.Single(l => l.Name == layer).ReceptiveField);
    }

    [Fact]
    public void EveryNetworkIsCounted() => Assert.Equal(Catalogue.Names.Order(), Course.Select(row => (string)row[0]).Order());

    [Fact]
    public async Task TheTableHasALineForEachLayer()
    {
        ProgramRun run = await ProgramRun.Of("explain", "LeNet5");
        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Output.Trim().Split('\n');
        Assert.StartsWith("LeNet5: 61,706 parameters, 416,520 multiply-adds and ", lines[0]);
        Assert.StartsWith("Layer   Output ", lines[1]);
        Assert.Equal(3 + 7, lines.Length);

        // C3 reads 6×14×14 values and 2,416 parameters and writes 16×10×10.
        string[] cells = lines[5].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["C3", "16×10×10", "2,416", "240,000", "20,768", "14×14", "2×2"], cells[..7]);
    }

    [Fact]
    public async Task AnUnknownNetworkIsAnErrorThatNamesTheOthers()
    {
        ProgramRun run = await ProgramRun.Of("explain", "lenet6");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("lenet6", run.Error);
        Assert.Contains("vgg16", run.Error);
    }
}
