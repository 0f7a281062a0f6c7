using KernelGen.Data;
using KernelGen.Tool.Checking;
using KernelGen.Tool.Exporting;
using KernelGen.Tool.Model;
using KernelGen.Tool.Tests.Support;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace KernelGen.Tool.Tests.Export;

/// <summary>Declarations that are exported, run by ONNX Runtime.</summary>
public sealed class ExportTests
{
    private static byte[] Export(string source, byte[] weights, string? className = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("w"), weights);
        using ITensorFile file = TensorFile.Open(folder.File("w"));
        return OnnxExport.Write(DeclaredNetwork.Read(source, className), file);
    }

    private static byte[] Weights(ImportResult result)
    {
        using var stream = new MemoryStream();
        result.WriteWeights(stream);
        return stream.ToArray();
    }

    private static float[] Run(byte[] model, float[] input, int[] dims)
    {
        using var session = new InferenceSession(model);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs =
            session.Run([NamedOnnxValue.CreateFromTensor("input", new DenseTensor<float>(input, dims))]);
        return outputs.Single().AsTensor<float>().ToArray();
    }

    [Theory]
    [InlineData("activations")]
    [InlineData("residual-folded")]
    [InlineData("fire")]
    [InlineData("gate")]
    [InlineData("average")]
    [InlineData("replicate")]
    [InlineData("zero-pad")]
    [InlineData("shapes")]
    [InlineData("old-softmax")]
    [InlineData("channels-last")]
    [InlineData("same_lower")]
    public void OnnxRuntimeComputesTheSame(string model)
    {
        ImportResult result = TestModels.Import($"small/{model}.onnx", new ImportOptions { Name = "Model", FoldNorms = true, Blocks = false });
        byte[] exported = Export(result.Text, Weights(result));
        ExpectedValues expected = ExpectedValues.Read(TestModels.Path($"small/{model}.npz"), "x");
        MapShape input = result.Declaration.Input;
        int[] dims = result.Declaration.IsNhwc ? [1, input.Height, input.Width, input.Channels] : [1, input.Channels, input.Height, input.Width];
        float[] computed = Run(exported, expected.Input, dims), wanted = expected.Outputs.Single().Values;
        Assert.Equal(wanted.Length, computed.Length);
        Assert.InRange(computed.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));

        // And what is exported can be imported again.
        double[] again = PlainNetwork.Run(TestModels.Import(exported), expected.Input)[0];
        Assert.InRange(again.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));
    }

    [Theory]
    [InlineData("GELU")]
    [InlineData("GELU(Approximate = true)")]
    [InlineData("ELU(0.5)")]
    [InlineData("Softplus(Beta = 2)")]
    [InlineData("Softmax(Temperature = 2)")]
    [InlineData("Mish")]
    [InlineData("ReLU6")]
    public void ActivationsComeBack(string activation)
    {
        string source = $"using KernelGen; [Network(2, 3, 3)] public sealed partial class N {{ [{activation}] public partial Layer A {{ get; }} }}";
        byte[] exported = Export(source, [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]);
        float[] input = OnnxModel.Draw(18, 3);
        float[] computed = Run(exported, input, [1, 2, 3, 3]);
        if (!activation.Contains('='))
        {
            Assert.Contains($"[{activation}]", TestModels.Import(exported).Text);
        }

        Func<float, double>? truth = activation switch
        {
            "ELU(0.5)" => x => x > 0 ? x : 0.5 * (Math.Exp(x) - 1),
            "Softplus(Beta = 2)" => x => Math.Log(1 + Math.Exp(2 * x)) / 2,
            "Mish" => x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))),
            "ReLU6" => x => Math.Clamp(x, 0, 6),
            "GELU(Approximate = true)" => x => x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))) / 2,
            _ => null,
        };
        if (truth is not null)
        {
            Assert.InRange(computed.Zip(input, (y, x) => Math.Abs(y - truth(x))).Max(), 0, 1e-5);
        }
    }

    /// <summary>Every operator, compiled with the generator and run by ONNX Runtime with the same random weights.</summary>
    [Theory]
    [InlineData("[ConvTranspose2d(4, 3, Stride = 2, Padding = 1, OutputPadding = 1)] public partial Layer A { get; }")]
    [InlineData("[ConvTranspose2d(4, 3, StrideH = 2, PaddingLeft = 1, Dilation = 2, Groups = 2, Bias = false), BatchNorm2d, HardSwish] public partial Layer A { get; }")]
    [InlineData("[Upsample(2)] public partial Layer A { get; }")]
    [InlineData("[Upsample(Height = 11, Width = 8)] public partial Layer A { get; }")]
    [InlineData("[Upsample(3, Interpolation = Interpolation.Bilinear)] public partial Layer A { get; }")]
    [InlineData("[Upsample(Height = 9, Width = 7, Interpolation = Interpolation.Bilinear, AlignCorners = true)] public partial Layer A { get; }")]
    [InlineData("[Pad(1, 2, 0, 3, Front = 1, Back = 2, Value = 0.25)] public partial Layer A { get; }")]
    [InlineData("[PReLU(4)] public partial Layer A { get; } [PReLU] public partial Layer B { get; }")]
    [InlineData("[Stencil(\"-1 0 1; -2 0 2; -1 0 1\", Border = BorderMode.Replicate, Offset = 0.5)] public partial Layer A { get; }")]
    [InlineData("[Stencil(\"1 2; 3 4\", Border = BorderMode.Constant, BorderValue = 0.5)] public partial Layer A { get; }")]
    [InlineData("[Conv2d(3, 3, Padding = 2, PaddingMode = PaddingMode.Circular), Softplus] public partial Layer A { get; }")]
    [InlineData("[LocalResponseNorm(3)] public partial Layer A { get; } [LocalResponseNorm(2, Alpha = 0.5, K = 2)] public partial Layer B { get; }")]
    [InlineData("[Conv2d(4, 1), ReLU] public partial Layer A { get; } [GlobalAvgPool2d] public partial Layer B { get; } [Conv2d(4, 1), HardSigmoid] public partial Layer C { get; } [Multiply(nameof(A))] public partial Layer D { get; }")]
    [InlineData("[Conv2d(4, 1), Sigmoid] public partial Layer A { get; } [Reciprocal] public partial Layer B { get; } [Flatten] public partial Layer C { get; } [Linear(3), Dropout(0.5), LogSoftmax] public partial Layer D { get; }")]
    [InlineData("[AvgPool2d(3, Stride = 2, Padding = 1, CeilMode = true, CountIncludePad = false)] public partial Layer A { get; } [AdaptiveAvgPool2d(1, 3)] public partial Layer B { get; }")]
    public void EveryOperatorIsExported(string layers)
    {
        string source = $"using KernelGen; [Network(4, 6, 6)] public sealed partial class N {{ {layers} }}";
        using CompiledNetwork network = CompiledNetwork.Of(source, "N", [DeclaredNetwork.Read(source, null).OutputLength], created => created.Initialize(5));
        using var folder = new TemporaryFolder();
        network.Save(folder.File("w.safetensors"));
        byte[] exported = Export(source, File.ReadAllBytes(folder.File("w.safetensors")));
        float[] input = OnnxModel.Draw(144, 3), computed = Run(exported, input, [1, 4, 6, 6]), wanted = network.Run(input)[0];
        Assert.Equal(wanted.Length, computed.Length);
        Assert.InRange(computed.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));

        // And it can be imported again, but for what ONNX has no operator for and is written as arithmetic.
        if (!layers.Contains("Height = 11", StringComparison.Ordinal) && !layers.Contains("LocalResponseNorm(2", StringComparison.Ordinal) && !layers.Contains("Adaptive", StringComparison.Ordinal))
        {
            double[] again = PlainNetwork.Run(TestModels.Import(exported), input)[0];
            Assert.InRange(again.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5 * Math.Max(1, wanted.Max(Math.Abs)));
        }
    }

    /// <summary>What is exported as arithmetic comes back as the same numbers, or is refused by its operator's name.</summary>
    [Theory]
    [InlineData("[Upsample(Height = 11, Width = 8)]", "")]
    [InlineData("[Upsample(Height = 9, Width = 20)]", "")]
    [InlineData("[Upsample(Height = 4, Width = 5)]", "")]
    [InlineData("[LocalResponseNorm(2, Alpha = 0.5, K = 2)]", "Pow")]
    [InlineData("[LocalResponseNorm(4)]", "Pow")]
    [InlineData("[AdaptiveAvgPool2d(1, 3)]", "")]
    [InlineData("[AdaptiveAvgPool2d(4, 5)]", "MatMul")]
    [InlineData("[ReLU, Dropout(0.5)]", "")]
    [InlineData("[Conv2d(4, 1), Dropout]", "")]
    public void WhatIsArithmeticComesBackOrIsRefusedByName(string layer, string refused)
    {
        string source = $"using KernelGen; [Network(4, 6, 6)] public sealed partial class N {{ {layer} public partial Layer A {{ get; }} }}";
        using CompiledNetwork network = CompiledNetwork.Of(source, "N", [DeclaredNetwork.Read(source, null).OutputLength], created => created.Initialize(5));
        using var folder = new TemporaryFolder();
        network.Save(folder.File("w.safetensors"));
        byte[] exported = Export(source, File.ReadAllBytes(folder.File("w.safetensors")));
        float[] input = OnnxModel.Draw(144, 3), wanted = network.Run(input)[0], computed = Run(exported, input, [1, 4, 6, 6]);
        Assert.InRange(computed.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5);
        if (refused.Length > 0)
        {
            Assert.Contains(TestModels.Refused(exported), problem => problem.Operator == refused);
            return;
        }

        double[] again = PlainNetwork.Run(TestModels.Import(exported), input)[0];
        Assert.Equal(wanted.Length, again.Length);
        Assert.InRange(again.Zip(wanted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-5);
    }

    [Fact]
    public void EverythingThatIsMissingIsListedAtOnce()
    {
        const string Source = "using KernelGen; [Network(1, 3, 3)] public sealed partial class N { [Conv2d(2, 2)] public partial Layer A { get; } [Linear(2)] public partial Layer B { get; } }";
        var e = Assert.Throws<ImportException>(() => Export(Source, [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]));
        Assert.Equal(["the weights lack A.weight", "the weights lack A.bias", "the weights lack B.weight", "the weights lack B.bias"], e.Problems.Select(problem => problem.Reason));
        Assert.Throws<InvalidDataException>(() => Export("class A { }", [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]));
        Assert.Throws<InvalidDataException>(() => Export(Source.Replace("Conv2d(2, 2)", "Conv2d(2, 9)"), [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]));
        Assert.Throws<InvalidDataException>(() => Export(Source, [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8], "M"));
    }

    [Fact]
    public void TheToolWritesTheFile()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, ToolRun.Of("import", TestModels.Path("mnist-8.onnx"), "--out", folder.Path).ExitCode);
        string[] arguments = ["export", folder.File("Mnist8.cs"), folder.File("Mnist8.safetensors")];
        ToolRun run = ToolRun.Of(arguments);
        Assert.Equal("", run.Error);
        ExpectedValues expected = ExpectedValues.Read(TestModels.Path("mnist-8.npz"), "Input3");
        float[] computed = Run(File.ReadAllBytes(folder.File("Mnist8.onnx")), expected.Input, [1, 1, 28, 28]);
        Assert.InRange(computed.Zip(expected.Outputs.Single().Values, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-3);
        Assert.Equal(1, ToolRun.Of(arguments).ExitCode);
    }
}
