using System.Text.Json;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.Python;

namespace KernelGen.Benchmarks.Variants;

/// <summary>A network's work done by PyTorch; null where it is not installed.</summary>
internal static class PyTorchVariants
{
    public static IVariant? Forward(PythonPeer? peer, NetworkData data, int threads) =>
        Make(peer, data, new Request("forward", threads, data.Model.Layers));

    public static IVariant? Train(PythonPeer? peer, NetworkData data, int threads, float learningRate) =>
        Make(peer, data, new Request("train", threads, data.Model.Layers) { LearningRate = learningRate });

    public static IVariant? Backward(PythonPeer? peer, NetworkData data, int threads, Gradient wanted) =>
        Make(peer, data, new Request("backward", threads, data.Model.Layers)
        {
            Mask = [wanted != Gradient.Weights, wanted != Gradient.Data, wanted != Gradient.Data],
        });

    private static IVariant? Make(PythonPeer? peer, NetworkData data, Request request) =>
        peer is null ? null : new PythonVariant(peer, p => Send(p, data, request));

    private static int Send(PythonPeer peer, NetworkData data, Request request)
    {
        ModelShape input = data.Model.Input, output = data.Model.Output;
        peer.SendInput<float>("input", "float32", data.Input, data.Batch, input.Channels, input.Height, input.Width);
        foreach (ModelParameter parameter in data.Model.Parameters)
            peer.SendInput<float>(parameter.Name, "float32", data.Parameters[parameter.Name], parameter.Shape);
        if (request.Kind == "train")
            peer.SendInput<int>("labels", "int32", data.Labels, data.Batch);
        if (request.Kind == "backward")
            peer.SendInput<float>("upstream", "float32", data.Upstream, data.Batch, output.Channels, output.Height, output.Width);
        return peer.Build(JsonSerializer.Serialize(request, Options));
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    private sealed record Request(string Kind, int Threads, IReadOnlyList<ModelLayer> Layers)
    {
        public float LearningRate { get; init; }

        public bool[] Mask { get; init; } = [];
    }
}
