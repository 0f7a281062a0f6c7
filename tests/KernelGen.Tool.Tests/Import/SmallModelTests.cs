using KernelGen.Tool.Checking;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>Small models of every kind of operator, exported by PyTorch or written with ONNX's helpers, against what PyTorch computes (Models/make_models.py).</summary>
public sealed class SmallModelTests
{
    public static TheoryData<string> Models =>
        [.. Directory.GetFiles(TestModels.Path("small"), "*.onnx").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void PlainLoopsOverTheDeclarationGiveWhatPyTorchGives(string model)
    {
        foreach (ImportOptions options in (ImportOptions[])[new(), new() { Blocks = false }, new() { FoldNorms = true }])
        {
            ImportResult result = TestModels.Import($"small/{model}.onnx", options);
            ExpectedValues expected = ExpectedValues.Read(TestModels.Path($"small/{model}.npz"), "x");
            double[] computed = PlainNetwork.Run(result, expected.Input)[0];
            float[] wanted = expected.Outputs.Single().Values;
            Assert.Equal(wanted.Length, computed.Length);
            Assert.InRange(computed.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));
        }
    }

    [Fact]
    public void ThereAreEnough() => Assert.InRange(Directory.GetFiles(TestModels.Path("small"), "*.onnx").Length, 25, 100);
}
