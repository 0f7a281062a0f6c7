using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>Layers that repeat become blocks as a person would write them.</summary>
public sealed class BlockTests
{
    private static void AssertText(string expected, string model, ImportOptions? options = null) =>
        Assert.Equal(TextOf.Plain(expected), TextOf.Classes(TestModels.Import(model, options)));

    [Fact]
    public void AResidualNetworkIsTwoUsesOfOneBlock() => AssertText(
        """
        [Network(3, 16, 16)]
        public sealed partial class Residual
        {
            [Conv2d(8, 3, Padding = 1, Bias = false), BatchNorm2d, ReLU]     public partial Layer Conv1 { get; }
            [Use(typeof(BasicBlock), Channels = 8, Repeat = 2)]              public partial Layer Layer1 { get; }
            [Use(typeof(BasicBlock), Channels = 16, Stride = 2, Repeat = 3)] public partial Layer Layer2 { get; }
            [GlobalAvgPool2d]                                                public partial Layer Mean { get; }
            [Linear(5)]                                                      public partial Layer Output { get; }
        }

        [Block]
        public sealed partial class BasicBlock
        {
            [Projection, BatchNorm2d]                                        public partial Layer Shortcut { get; }
            [Conv2d(Block.Channels, 3, Stride = Block.Stride, Padding = 1, Bias = false), BatchNorm2d, Input(Block.Input), ReLU]
            public partial Layer Conv1 { get; }
            [Conv2d(Block.Channels, 3, Padding = 1, Bias = false), BatchNorm2d, Add(nameof(Shortcut)), ReLU] public partial Layer Conv2 { get; }
        }
        """,
        "small/residual.onnx");

    [Fact]
    public void WeightsOfBlocksHaveTheirPlacesInTheNames()
    {
        string[] names = [.. TestModels.Import("small/residual.onnx").Weights.Select(tensor => tensor.Name)];
        Assert.Equal(["Conv1.weight", "Conv1.norm.weight", "Conv1.norm.bias", "Conv1.norm.running_mean", "Conv1.norm.running_var", "Layer1.0.Conv1.weight"], names[..6]);
        Assert.Contains("Layer2.0.Shortcut.weight", names);
        Assert.Contains("Layer2.0.Shortcut.norm.running_var", names);
        Assert.DoesNotContain(names, name => name.StartsWith("Layer1.0.Shortcut", StringComparison.Ordinal) || name.StartsWith("Layer2.1.Shortcut", StringComparison.Ordinal));
        Assert.Contains("Layer2.2.Conv2.norm.bias", names);
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void CountsThatAreOneShareOfTheOutputAreWrittenAsIt() => AssertText(
        """
        [Network(3, 17, 17)]
        public sealed partial class SqueezeNet
        {
            [Conv2d(8, 3, Stride = 2), ReLU]                        public partial Layer Conv1 { get; }
            [Use(typeof(Fire), Channels = 16, Repeat = 2)]          public partial Layer Stage1 { get; }
            [MaxPool2d(3, Stride = 2, CeilMode = true)]             public partial Layer Pool1 { get; }
            [Conv2d(6, 1), ReLU]                                    public partial Layer Layer5Squeeze { get; }
            [Conv2d(12, 1), ReLU]                                   public partial Layer Layer5Expand1x1 { get; }
            [Conv2d(12, 3, Padding = 1), Input(nameof(Layer5Squeeze)), ReLU] public partial Layer Layer5Expand3x3 { get; }
            [Concat(nameof(Layer5Expand1x1), nameof(Layer5Expand3x3))] public partial Layer Output { get; }
        }

        [Block]
        public sealed partial class Fire
        {
            [Conv2d(Block.Channels / 4, 1), ReLU]                   public partial Layer Squeeze { get; }
            [Conv2d(Block.Channels / 2, 1), ReLU]                   public partial Layer Expand1x1 { get; }
            [Conv2d(Block.Channels / 2, 3, Padding = 1), Input(nameof(Squeeze)), ReLU] public partial Layer Expand3x3 { get; }
            [Concat(nameof(Expand1x1), nameof(Expand3x3))]          public partial Layer Concat1 { get; }
        }
        """,
        "small/fire.onnx",
        new ImportOptions { Name = "SqueezeNet" });

    [Fact]
    public void FunctionsAreFoundAgainInTheirParts()
    {
        string text = TestModels.Import("ppocr-cls.onnx", new ImportOptions { Input = [1, 3, 48, 192] }).Text;
        Assert.Contains("BatchNorm2d, HardSwish]", text);
        Assert.Contains("[Multiply(nameof(Depthwise))]", text);
        Assert.Contains("[Use(typeof(InvertedResidualSE), Channels = 16, Hidden = 88, Repeat = 2)]", text);
        Assert.DoesNotContain("Clamp", text);
    }

    [Theory]
    [InlineData("normalised-valid", "[Conv2d(4, 3)]")]
    [InlineData("normalised", "[Conv2d(2, 1, Groups = 2)]")]
    [InlineData("zero-pad", "[Conv2d(4, 3, Stride = 2, PaddingTop = 1, PaddingLeft = 1), ReLU]")]
    [InlineData("zero-pad", "[MaxPool2d(2, PaddingBottom = 1, PaddingRight = 1)]")]
    [InlineData("replicate", "[Conv2d(4, 3, PaddingBottom = 1, PaddingLeft = 1, PaddingRight = 2, PaddingMode = PaddingMode.Replicate)]")]
    [InlineData("average", "[AvgPool2d(3, Stride = 2, Padding = 1, CountIncludePad = false)]")]
    [InlineData("same_lower", "[Conv2d(3, 4, Stride = 2, PaddingTop = 2, PaddingBottom = 1, PaddingLeft = 1, PaddingRight = 1, Bias = false)]")]
    [InlineData("channels-last", "[Network(2, 5, 6, Layout = Layout.Nhwc)]")]
    [InlineData("turned-output", "here in the order channel, row, column (the model has row, column, channel)")]
    [InlineData("spatial-gate", "repeats channel 0")]
    [InlineData("gemm", "[Linear(4), HardSigmoid]")]
    [InlineData("channel-pad", "[Pad(0, 0, 0, 0, Front = 1, Back = 1)")]
    public void TheDeclarationSays(string model, string part) => Assert.Contains(part, TestModels.Import($"small/{model}.onnx").Text);
}
