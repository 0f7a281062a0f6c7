using KernelGen.Tool.Checking;
using KernelGen.Tool.Declaring;
using KernelGen.Tool.Exporting;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>Networks as detectors, segmenters and classifiers are built, exported by PyTorch, against what PyTorch computes (Models/make_networks.py).</summary>
public sealed class NetworkModelTests
{
    public static TheoryData<string> Models =>
        [.. Directory.GetFiles(TestModels.Path("networks"), "*.onnx").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>The options with the input's size, for the models that leave it open.</summary>
    internal static ImportOptions Sized(string model, ImportOptions options) => model switch
    {
        "text-detector-open" or "pyramid" => options with { Input = [1, 3, 32, 32] },
        "face-levels" => options with { Input = [1, 3, 16, 24] },
        _ => options,
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void PlainLoopsOverTheDeclarationGiveWhatPyTorchGives(string model)
    {
        foreach (ImportOptions options in (ImportOptions[])[new(), new() { Blocks = false }, new() { FoldNorms = true }])
        {
            ImportResult result = TestModels.Import($"networks/{model}.onnx", Sized(model, options));
            ExpectedValues expected = ExpectedValues.Read(TestModels.Path($"networks/{model}.npz"), "x");
            float[][] samples = [.. expected.Input.Chunk((int)result.Declaration.Input.Length)];
            double[][][] computed = [.. samples.Select(sample => PlainNetwork.RunModel(result, sample))];
            string[] names = [.. result.Declaration.Outputs.Select(output => output.ModelName).Distinct()];
            for (int i = 0; i < names.Length; i++)
            {
                float[] wanted = expected.Outputs.Single(output => output.Name == names[i]).Values;
                double[] values = [.. computed.SelectMany(sample => sample[i])];
                Assert.Equal(wanted.Length, values.Length);
                Assert.InRange(values.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));
            }

            // And the generator takes the class.
            if (names.Length == 1)
            {
                DeclaredNetwork.Read(result.Text, result.Declaration.Name);
            }
        }
    }

    [Fact]
    public void AnOutputOfSeveralMapsIsGivenInParts()
    {
        ImportResult result = TestModels.Import("networks/face-detector.onnx");
        Assert.Equal(["Loc1", "Loc2", "Conf1", "Conf2", "Landms1", "Landms2"], result.Declaration.Outputs.Select(output => output.Item.Name));
        Assert.Contains("Conf2 is part 2 of the model's conf, 1 × 96 × 2 of 1 × 480 × 2", result.Text);
    }

    [Theory]
    [InlineData("line-detector", "[Upsample(2, Interpolation = Interpolation.Bilinear, AlignCorners = true)]")]
    [InlineData("text-detector", "[ConvTranspose2d(1, 2, Stride = 2), Sigmoid]")]
    [InlineData("mobile", "[Use(typeof(InvertedResidual), ")]
    [InlineData("crops", "[Pad(1, 0, 0, 2, Value = 0.3)")]
    [InlineData("embedding", "[Linear(16), BatchNorm2d]")]
    [InlineData("quotient", "Reciprocal]")]
    public void TheDeclarationSays(string model, string part) => Assert.Contains(part, TestModels.Import($"networks/{model}.onnx").Text);
}
