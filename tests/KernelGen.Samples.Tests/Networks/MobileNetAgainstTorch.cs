using System.Runtime.InteropServices;
using System.Text.Json;
using KernelGen.Samples.Networks;
using Xunit;

namespace KernelGen.Samples.Tests.Networks;

/// <summary>MobileNetV3-small with weights of a formula gives what PyTorch does: <c>mobilenetv3-small.py</c> made the values.</summary>
public sealed class MobileNetAgainstTorch
{
    [Fact]
    public void OutputsAreThoseOfPyTorch()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Networks", "mobilenetv3-small.json")));
        float[] expected = MemoryMarshal.Cast<byte, float>(json.RootElement.GetProperty("outputs").GetBytesFromBase64()).ToArray();
        double error = json.RootElement.GetProperty("error").GetDouble();
        using var network = new MobileNetV3Small();
        Assert.Equal(json.RootElement.GetProperty("parameters").GetInt32(), network.Parameters.Sum(p => p.Length));

        uint stream = 0;
        foreach (Layer layer in network.Layers)
        {
            foreach (Parameter parameter in network.Parameters.Concat(network.Buffers).Where(p => LayerOf(p.Name) == layer.Name))
            {
                (double scale, double middle) = Formula(parameter, layer);
                parameter.Set(Numbers(parameter.Length, ++stream, scale, middle));
            }
        }

        var outputs = new float[MobileNetV3Small.OutputLength];
        network.Forward(Numbers(MobileNetV3Small.InputLength, 1000, 1, 0), outputs);
        double largest = expected.Max(Math.Abs);
        double difference = outputs.Zip(expected, (y, e) => Math.Abs(y - e)).Max();
        Assert.InRange(difference / largest, 0, Math.Max(4 * error, 2e-6));
    }

    private static string LayerOf(string parameter)
    {
        string name = parameter[..parameter.LastIndexOf('.')];
        return name.EndsWith(".norm", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static (double Scale, double Middle) Formula(Parameter parameter, Layer layer) => parameter.Name[(layer.Name.Length + 1)..] switch
    {
        "weight" => (Math.Sqrt(6.0 / parameter.Shape.Skip(1).Aggregate(1, (n, size) => n * size)), 0),
        "bias" => (0.05, 0),
        "norm.weight" => (0.2, 1),
        "norm.running_var" => (0.5, 1),
        _ => (0.1, 0),
    };

    private static float[] Numbers(int length, uint stream, double scale, double middle) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(middle + (((2 * Hash((uint)i, stream)) - 1) * scale)))];

    private static double Hash(uint index, uint stream)
    {
        uint x = unchecked((index * 2654435761u) + (stream * 0x9E3779B9u) + 12345u);
        x ^= x >> 16;
        x = unchecked(x * 0x85EBCA6Bu);
        x ^= x >> 13;
        x = unchecked(x * 0xC2B2AE35u);
        x ^= x >> 16;
        return x / 4294967296.0;
    }
}
