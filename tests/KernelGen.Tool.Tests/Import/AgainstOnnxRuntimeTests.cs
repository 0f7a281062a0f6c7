using KernelGen.Tool.Checking;
using KernelGen.Tool.Tests.Support;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit.Abstractions;

namespace KernelGen.Tool.Tests.Import;

/// <summary>
/// Models that are too large to be here, against ONNX Runtime in this process: KERNELGEN_MODELS lists files, for example the ResNet-18 that NuGet's package
/// Microsoft.ML.DnnImageFeaturizer.ResNet18 carries, with a colon between.
/// </summary>
public sealed class AgainstOnnxRuntimeTests(ITestOutputHelper output)
{
    [Fact]
    public void TheyComputeTheSame()
    {
        foreach (string path in (Environment.GetEnvironmentVariable("KERNELGEN_MODELS") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            using var session = new InferenceSession(path);
            (string name, NodeMetadata metadata) = session.InputMetadata.Single();
            int[] dims = [.. metadata.Dimensions.Select((dim, i) => dim > 0 ? dim : i == 0 ? 1 : 224)];
            float[] input = OnnxModel.Draw(dims.Aggregate(1, (a, b) => a * b), 4);
            using var computed = session.Run([NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(input, dims))]);
            var expected = new ExpectedValues(input, [.. computed.Select(value => (value.Name, value.AsTensor<float>().ToArray()))]);
            ImportResult result = Importer.Import(path, new ImportOptions { Input = dims, Name = "Model" });
            foreach (OutputDifference difference in Comparison.Compare(result, expected))
            {
                output.WriteLine($"{path}: {difference.Output} {difference.Share:G3}");
                Assert.InRange(difference.Share, 0, 1e-4);
            }
        }
    }
}
