using KernelGen.Data;
using KernelGen.Tool.Checking;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>A model that people have trained and shipped, imported, compiled and run.</summary>
public sealed class MnistTests
{
    [Fact]
    public void ItIsWrittenAsAPersonWould() => Assert.Equal(
        """
        using KernelGen;

        namespace Digits;

        /// <summary>Mnist8, imported from mnist-8.onnx; its weights are in Mnist8.safetensors.</summary>
        [Network(1, 28, 28)]
        public sealed partial class Mnist8
        {
            [Conv2d(8, 5, Padding = 2), ReLU]  public partial Layer Conv1 { get; }  // 8×28×28
            [MaxPool2d(2)]                     public partial Layer Pool1 { get; }  // 8×14×14
            [Conv2d(16, 5, Padding = 2), ReLU] public partial Layer Conv2 { get; }  // 16×14×14
            [MaxPool2d(3)]                     public partial Layer Pool2 { get; }  // 16×4×4
            [Linear(10)]                       public partial Layer Output { get; } // 10×1×1
        }

        """.ReplaceLineEndings("\n"),
        TestModels.Import("mnist-8.onnx", new ImportOptions { Namespace = "Digits" }).Text);

    [Fact]
    public void ItComputesWhatPyTorchDoes()
    {
        ImportResult result = TestModels.Import("mnist-8.onnx");
        OutputDifference difference = Assert.Single(Comparison.Compare(result, ExpectedValues.Read(TestModels.Path("mnist-8.npz"), result.Graph.InputName)));
        Assert.Equal("Plus214_Output_0", difference.Output);
        Assert.InRange(difference.Share, 0, 2e-6);
    }

    [Fact]
    public void ItReadsDigits()
    {
        LabeledImages digits = LabeledImages.Load(
            Path.Combine(AppContext.BaseDirectory, "Digits", "test-images-idx3-ubyte.gz"), Path.Combine(AppContext.BaseDirectory, "Digits", "test-labels-idx1-ubyte.gz"));
        using CompiledNetwork network = CompiledNetwork.Of(TestModels.Import("mnist-8.onnx"));
        int right = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            float[] pixels = [.. digits.Pixels.Slice(i * 784, 784).ToArray().Select(pixel => (float)pixel)];
            float[] scores = network.Run(pixels)[0];
            right += Array.IndexOf(scores, scores.Max()) == digits.Labels[i] ? 1 : 0;
        }

        Assert.InRange(right, digits.Count * 98 / 100, digits.Count);
    }

    /// <summary>MNIST itself, where it is: KERNELGEN_MNIST names the folder with its four files.</summary>
    [Fact]
    public void ItReadsAsManyOfMnistsDigitsAsPublished()
    {
        if (Environment.GetEnvironmentVariable("KERNELGEN_MNIST") is not { } folder)
        {
            return;
        }

        LabeledImages digits = LabeledImages.Load(Path.Combine(folder, "t10k-images-idx3-ubyte.gz"), Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));
        using CompiledNetwork network = CompiledNetwork.Of(TestModels.Import("mnist-8.onnx"));
        int right = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            float[] scores = network.Run([.. digits.Pixels.Slice(i * 784, 784).ToArray().Select(pixel => (float)pixel)])[0];
            right += Array.IndexOf(scores, scores.Max()) == digits.Labels[i] ? 1 : 0;
        }

        Assert.Equal(10_000, digits.Count);
        Assert.Equal(9_891, right);
    }

    [Fact]
    public void TheToolWritesBothFilesAndOverwritesNone()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["import", TestModels.Path("mnist-8.onnx"), "--name", "Digits", "--out", folder.Path, "--check", TestModels.Path("mnist-8.npz")];
        ToolRun run = ToolRun.Of(arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Plus214_Output_0: largest difference", run.Output);
        Assert.Contains("class Digits", File.ReadAllText(folder.File("Digits.cs")));
        using var weights = new SafeTensorsReader(folder.File("Digits.safetensors"));
        Assert.Equal(["Conv1.bias", "Conv1.weight", "Conv2.bias", "Conv2.weight", "Output.bias", "Output.weight"], weights.Header.Tensors.Keys.Order(StringComparer.Ordinal));

        run = ToolRun.Of(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--force overwrites it", run.Error);
        Assert.Equal(1, ToolRun.Of(["import", TestModels.Path("mnist-8.onnx"), "--out", folder.File("more"), "--check", TestModels.Path("mnist-8.npz"), "--tolerance", "1e-12"]).ExitCode);
        Assert.False(Directory.Exists(folder.File("more")));
    }

    [Theory]
    [InlineData("--input", "1x3x28x28")]
    [InlineData("--input", "1x1x28")]
    [InlineData("--name", "7up")]
    [InlineData("--name", "a b")]
    [InlineData("--namespace", "A.")]
    [InlineData("--check", "missing.npz")]
    public void WrongOptionsAreToldAndNothingIsWritten(string option, string value)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = ToolRun.Of("import", TestModels.Path("mnist-8.onnx"), "--out", folder.Path, option, value);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error", run.Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
