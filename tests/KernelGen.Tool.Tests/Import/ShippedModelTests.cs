using System.Runtime.InteropServices;
using System.Text.Json;
using KernelGen.Tool.Checking;
using KernelGen.Tool.Tests.Support;

namespace KernelGen.Tool.Tests.Import;

/// <summary>Models that people ship, against what ONNX Runtime gives for them.</summary>
public sealed class ShippedModelTests
{
    private static readonly ImportOptions s_flat = new() { Blocks = false };

    private static List<(string Name, float[] Values)> Expected(string model)
    {
        float[] all = MemoryMarshal.Cast<byte, float>(TestModels.Bytes(model + ".expected.bin")).ToArray();
        using JsonDocument json = JsonDocument.Parse(TestModels.Bytes(model + ".expected.json"));
        return [.. json.RootElement.GetProperty("outputs").EnumerateArray().Select(output => (
            output.GetProperty("name").GetString()!,
            all.AsSpan(output.GetProperty("offset").GetInt32() / 4, output.GetProperty("shape").EnumerateArray().Aggregate(1, (n, size) => n * size.GetInt32())).ToArray()))];
    }

    private static float[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => 37 * i % 101 / 101f)];

    private static void AssertEqual(string model, ImportResult result, Func<float[], IEnumerable<double>[]> run)
    {
        IEnumerable<double>[] outputs = run(Ramp((int)result.Declaration.Input.Length));
        foreach ((string name, float[] expected) in Expected(model))
        {
            int index = result.Declaration.Outputs.ToList().FindIndex(output => output.ModelName == name);
            double[] computed = [.. outputs[index]];
            Assert.Equal(expected.Length, computed.Length);
            double difference = computed.Zip(expected, (a, b) => Math.Abs(a - b)).Max();
            Assert.InRange(difference, 0, 1e-4 * expected.Max(Math.Abs));
        }
    }

    [Theory]
    [InlineData("ppocr-cls", "1x3x48x192")]
    [InlineData("blazeface-front", "1x128x128x3")]
    public void PlainLoopsOverItGiveWhatOnnxRuntimeGives(string model, string input)
    {
        ImportResult result = TestModels.Import(model + ".onnx", s_flat with { Input = [.. input.Split('x').Select(int.Parse)] });
        AssertEqual(model, result, values => PlainNetwork.Run(result, values));
    }

    [Theory]
    [InlineData("ppocr-cls", "1x3x48x192", true)]
    [InlineData("blazeface-front", "1x128x128x3", false)]
    public void CompiledItGivesWhatOnnxRuntimeGives(string model, string input, bool blocks)
    {
        int[] shape = [.. input.Split('x').Select(int.Parse)];
        ImportResult result = TestModels.Import(model + ".onnx", new ImportOptions { Name = "Model", Blocks = blocks, Input = shape });
        List<(string Name, float[] Values)> expected = Expected(model);
        List<OutputDifference> differences = Comparison.Compare(result, new ExpectedValues(Ramp((int)result.Declaration.Input.Length), expected));
        Assert.Equal(expected.Select(output => output.Name).Order(), differences.Select(difference => difference.Output).Order());
        Assert.All(differences, difference => Assert.InRange(difference.Share, 0, 1e-4));
    }

    [Fact]
    public void OpenSizesAreAskedFor() => Assert.Contains("--input 1x3x224x224", Assert.Single(TestModels.Refused(TestModels.Bytes("ppocr-cls.onnx"))).Reason);

    [Fact]
    public void ChannelsLastOutsideAreKept()
    {
        ImportResult result = TestModels.Import("blazeface-front.onnx");
        Assert.Contains("[Network(3, 128, 128, Layout = Layout.Nhwc)]", result.Text);
        Assert.Equal(["Identity", "Identity1", "Identity2", "Identity3"], result.Declaration.Outputs.Select(output => output.Item.Name));
        Assert.DoesNotContain(result.Declaration.Outputs, output => output.IsReordered);
    }
}
