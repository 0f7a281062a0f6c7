using KernelGen.Tool.Checking;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>Models imported, compiled with the generator and run, against what PyTorch computes.</summary>
public sealed class CompiledModelTests
{
    [Theory]
    [InlineData("residual-folded")]
    [InlineData("fire")]
    [InlineData("inverted")]
    [InlineData("gate")]
    [InlineData("focus")]
    [InlineData("channel-pad")]
    [InlineData("channels-last")]
    [InlineData("turned-output")]
    [InlineData("shuffle")]
    [InlineData("zero-pad")]
    public void ItComputesWhatPyTorchDoes(string model)
    {
        ImportResult result = TestModels.Import($"small/{model}.onnx", new ImportOptions { Name = "Model", FoldNorms = true, Blocks = false });
        OutputDifference difference = Assert.Single(Comparison.Compare(result, ExpectedValues.Read(TestModels.Path($"small/{model}.npz"), "x")));
        Assert.InRange(difference.LargestDifference, 0, 1e-5 * Math.Max(1, difference.LargestValue));
    }

    /// <summary>Detectors of lines, texts and faces, with blocks and norms as they are imported.</summary>
    [Theory]
    [InlineData("line-detector")]
    [InlineData("line-detector-half")]
    [InlineData("text-detector")]
    [InlineData("face-detector")]
    [InlineData("face-detector-one")]
    [InlineData("face-levels")]
    [InlineData("anchor-free")]
    [InlineData("anchors")]
    [InlineData("anchors-joined")]
    [InlineData("pyramid")]
    [InlineData("squares")]
    [InlineData("attention")]
    [InlineData("mobile")]
    public void DetectorsComputeWhatPyTorchDoes(string model)
    {
        ImportResult result = TestModels.Import($"networks/{model}.onnx", NetworkModelTests.Sized(model, new ImportOptions { Name = "Model" }));
        IReadOnlyList<OutputDifference> differences = Comparison.Compare(result, ExpectedValues.Read(TestModels.Path($"networks/{model}.npz"), "x"));
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.InRange(difference.LargestDifference, 0, 1e-5 * Math.Max(1, difference.LargestValue)));
    }
}
