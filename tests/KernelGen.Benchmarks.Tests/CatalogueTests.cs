using KernelGen.Benchmarks.Cases;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;

namespace KernelGen.Benchmarks.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void NamesAreUniqueAndWorkIsCounted()
    {
        Assert.Distinct(CaseCatalogue.All.Select(c => c.Name));
        Assert.All(CaseCatalogue.All, c => Assert.True(c.Flops > 0));
    }

    [Theory]
    [InlineData("lenet5/forward/1", 833_040)]
    [InlineData("lenet5/C3/forward", 480_000)]
    [InlineData("conv3x3/64-64/56/forward", 231_211_008)]
    [InlineData("conv7x7s2/3-64/112/forward", 236_027_904)]
    [InlineData("conv11x11s4/3-64/55/forward", 140_553_600)]
    [InlineData("conv1x1/256-64/56/forward", 102_760_448)]
    [InlineData("depthwise3x3/64/56/forward", 3_612_672)]
    [InlineData("network/vgg16/forward/1", 30_940_528_640)]
    [InlineData("network/resnet34/forward/1", 7_327_522_816)]
    public void FlopsAreThoseOfTheDirectSum(string name, long flops) =>
        Assert.Equal(flops, CaseCatalogue.All.Single(c => c.Name == name).Flops);

    [Fact]
    public void BothBaselinesOfATrainingStepAgree()
    {
        var data = new NetworkData(LeNet5Model.Model, 2);
        LoopNetwork loops = new(data, im2col: false), im2Col = new(data, im2col: true);
        Assert.Equal(loops.TrainingStep(0.1f), im2Col.TrainingStep(0.1f), 1e-5f);
        Assert.Null(OutputCheck.Difference(Parameters(loops), Parameters(im2Col), Tolerance.Sums));
        Assert.NotNull(OutputCheck.Difference(Parameters(loops), data.Parameters, Tolerance.Sums));
    }

    private static Dictionary<string, float[]> Parameters(LoopNetwork network) =>
        network.Parameters.ToDictionary(p => p.Name, p => p.Values);
}
