using KernelGen.Samples.LeNet;
using KernelGen.Samples.Pictures;

namespace KernelGen.Web.Tests.Page;

/// <summary>What the page ships besides code.</summary>
public sealed class PageAssetTests
{
    /// <summary>To write the file again: set KERNELGEN_UPDATE to 1 and run this test.</summary>
    [Fact]
    public void ThePictureShownFirstIsTheSamplesLandscape()
    {
        string file = Path.Combine(ShippedWeights.Repository, "src", "KernelGen.Web", "wwwroot", "landscape.png");
        Picture expected = TestPicture.Draw();
        if (Environment.GetEnvironmentVariable("KERNELGEN_UPDATE") == "1") PictureFile.WritePng(file, expected);
        Picture shipped = PictureFile.Read(file);
        Assert.Equal((expected.Width, expected.Height), (shipped.Width, shipped.Height));
        Assert.Equal(expected.ToGray().Pixels, shipped.ToGray().Pixels);
    }

    [Fact]
    public void TheShippedWeightsRead98PercentOfTheTestDigits()
    {
        using var network = new LeNet5();
        WeightFile.Read(network, ShippedWeights.Bytes);
        TestRun test = TestRun.Of(network, DigitSets.Shipped().Test);
        Assert.InRange(test.Confusion.Total - test.Misreads.Count, 1960, 2000);
    }
}
