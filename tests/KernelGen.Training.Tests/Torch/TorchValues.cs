using System.Runtime.InteropServices;
using System.Text.Json;

namespace KernelGen.Training.Tests.Torch;

/// <summary>What <c>TorchData/make.py</c> made with PyTorch 1.13.</summary>
internal static class TorchValues
{
    private static readonly Lazy<JsonElement> Root = new(() =>
    {
        using Stream stream = typeof(TorchValues).Assembly.GetManifestResourceStream("torch.json")!;
        return JsonDocument.Parse(stream).RootElement;
    });

    public static TheoryData<string> Optimizers => [.. Root.Value.GetProperty("optimizers").EnumerateObject().Select(p => p.Name)];

    public static TheoryData<string> Losses => [.. Root.Value.GetProperty("losses").EnumerateObject().Select(p => p.Name)];

    public static JsonElement Optimizer(string name) => Root.Value.GetProperty("optimizers").GetProperty(name);

    public static JsonElement Loss(string name) => Root.Value.GetProperty("losses").GetProperty(name);

    public static float[] Floats(string name) => Root.Value.Floats(name);

    public static int[] Labels => [.. Root.Value.GetProperty("labels").EnumerateArray().Select(e => e.GetInt32())];

    public static float[] Floats(this JsonElement element, string name) => Read<float>(element, name);

    public static double[] Doubles(this JsonElement element, string name) => Read<double>(element, name);

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static T[] Read<T>(JsonElement element, string name) where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(element.GetProperty(name).GetBytesFromBase64()).ToArray();
}
