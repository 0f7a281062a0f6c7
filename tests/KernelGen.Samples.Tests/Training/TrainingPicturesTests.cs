using System.Xml.Linq;
using KernelGen.Data;
using KernelGen.Samples.LeNet;
using KernelGen.Samples.Mnist;
using KernelGen.Samples.Pictures;
using KernelGen.Samples.Training;
using Xunit;

namespace KernelGen.Samples.Tests.Training;

public sealed class TrainingPicturesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task TheFolderGetsCurvesMatrixKernelsAndMaps()
    {
        using var folder = new TemporaryFolder();
        DigitFiles.Write(folder);
        string pictures = folder.File("new/pictures");
        ProgramRun run = await ProgramRun.Of("--data", folder.Path, "--epochs", "3", "--labels", "fashion", "--out", pictures);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        foreach (string name in (string[])["curves.svg", "confusion.svg", "kernels.png", "features.png"])
            Assert.Contains(Path.Combine(pictures, name), run.Lines);

        XDocument curves = XDocument.Load(Path.Combine(pictures, "curves.svg"));
        XElement[] lines = [.. curves.Descendants(Svg + "polyline")];
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(6, line.Attribute("points")!.Value.Split(' ').Length));
        XDocument confusion = XDocument.Load(Path.Combine(pictures, "confusion.svg"));
        string[] texts = [.. confusion.Descendants(Svg + "text").Select(text => text.Value)];
        Assert.Contains("9 Ankle boot", texts);
        Assert.Contains(texts, text => text.EndsWith(run.Lines[^1], StringComparison.Ordinal));
        Assert.Equal(101, confusion.Descendants(Svg + "rect").Count());
        Assert.True(PictureFile.Read(Path.Combine(pictures, "kernels.png")).Width > 1000);
        Assert.True(PictureFile.Read(Path.Combine(pictures, "features.png")).Height > 1000);
    }

    [Fact]
    public void FeatureMapsAreTheLayersSums()
    {
        using LeNet5 network = LeNet5.Create(5);
        var image = new float[1024];
        for (int i = 0; i < image.Length; i++) image[i] = MathF.Sin(i * 0.37f);
        for (int k = 0; k < 6; k++)
        {
            float[] map = FirstLayer.Convolve(network.C1, image, network.InputShape, k);
            for (int y = 0; y < 28; y++)
            {
                for (int x = 0; x < 28; x++)
                {
                    double sum = network.C1.Bias!.Values[k];
                    for (int v = 0; v < 5; v++)
                        for (int u = 0; u < 5; u++)
                            sum += (double)network.C1.Weight!.Values[(k * 25) + (v * 5) + u] * image[((y + v) * 32) + x + u];
                    Assert.Equal(sum, map[(y * 28) + x], 1e-5);
                }
            }
        }
    }

    [Fact]
    public void EveryNetworkOfTheVerbsHasPictures()
    {
        LabeledImages images = DigitFiles.Few(1);
        foreach (Network network in (Network[])[LeNet5.Create(), BestLeNet5.Create(), MnistNet.Create()])
        {
            using (network)
            {
                Assert.True(FirstLayer.Kernels(network).Height > 100);
                Assert.True(FirstLayer.FeatureMaps(network, DigitSamples.Of(images, network), 0).Height > 100);
            }
        }
    }

    [Fact]
    public void CurvesWithoutPointsOrWithNumbersThatAreNotFiniteAreStillDrawn()
    {
        foreach (HistoryPoint[] history in (HistoryPoint[][])[[], [new(1, 0, 1)], [new(0.5, double.NaN, 0.1), new(1, double.PositiveInfinity, 0.2)]])
        {
            string svg = CurvesSvg.Draw(history, "a <title> & more");
            Assert.Equal("a <title> & more", XDocument.Parse(svg).Descendants(Svg + "title").Single().Value);
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bad68_AFolderThatIsAFileIsRefusedBeforeTheTraining()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "x");
        ProgramRun run = await ProgramRun.Of("--out", folder.File("file"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--out wants a folder", run.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, run.Output);
    }
}
