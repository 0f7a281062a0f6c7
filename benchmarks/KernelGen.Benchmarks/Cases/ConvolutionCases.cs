using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.OneDnn;
using KernelGen.Benchmarks.Peers.Onnx;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Cases;

/// <summary>Single convolutions: those of LeNet-5, and the shapes that large networks are made of.</summary>
internal static class ConvolutionCases
{
    private const int BackwardBatch = 16;

    private static readonly Entry[] Layers =
    [
        new("lenet5/C1", new(1, 32, 32), Layer(6, 5), () => new LeNet5C1()),
        new("lenet5/C3", new(6, 14, 14), Layer(16, 5), () => new LeNet5C3()),
        new("lenet5/C5", new(16, 5, 5), Layer(120, 5), () => new LeNet5C5()),
        new("conv3x3/64-64/56", new(64, 56, 56), Layer(64, 3, padding: 1), () => new Conv3x3C64()),
        new("conv3x3/128-128/28", new(128, 28, 28), Layer(128, 3, padding: 1), () => new Conv3x3C128()),
        new("conv3x3/256-256/14", new(256, 14, 14), Layer(256, 3, padding: 1), () => new Conv3x3C256()),
        new("conv3x3/512-512/7", new(512, 7, 7), Layer(512, 3, padding: 1), () => new Conv3x3C512()),
        new("conv1x1/256-64/56", new(256, 56, 56), Layer(64, 1), () => new Conv1x1()),
        new("conv7x7s2/3-64/112", new(3, 224, 224), Layer(64, 7, stride: 2, padding: 3), () => new Conv7x7()),
        new("conv11x11s4/3-64/55", new(3, 224, 224), Layer(64, 11, stride: 4, padding: 2), () => new Conv11x11()),
        new("depthwise3x3/64/56", new(64, 56, 56), Layer(64, 3, padding: 1, groups: 64), () => new Depthwise3x3()),
    ];

    public static IEnumerable<Case> All { get; } =
        [.. Layers.SelectMany(l => new[] { Forward(l), Backward(l, Gradient.Data), Backward(l, Gradient.Weights), Backward(l, Gradient.All) })];

    private static Case Forward(Entry entry) => new(
        $"{entry.Name}/forward",
        2 * entry.Model.MultiplyAdds,
        Tolerance.Sums,
        context => ForwardVariants(context, entry, new NetworkData(entry.Model, 1)));

    private static Case Backward(Entry entry, Gradient wanted) => new(
        $"{entry.Name}/{Direction(wanted)}",
        2 * BackwardBatch * entry.Model.MultiplyAdds * (wanted == Gradient.All ? 2 : 1),
        new Tolerance(0, 1e-4),
        context => BackwardVariants(context, entry, new NetworkData(entry.Model, BackwardBatch), wanted))
    {
        Threaded = true,
    };

    private static string Direction(Gradient wanted) => wanted switch
    {
        Gradient.Data => "backward-data",
        Gradient.Weights => "backward-weights",
        _ => "backward",
    };

    private static IEnumerable<IVariant?> ForwardVariants(CaseContext context, Entry entry, NetworkData data) =>
    [
        LoopVariants.Forward(LoopVariants.Generic, data),
        GeneratedVariants.Forward(entry.Create, data),
        LoopNetwork.HasIm2Col(data.Model) ? LoopVariants.Forward(LoopVariants.Im2Col, data) : null,
        context.Peers.OnnxRuntime is { } onnx ? new OnnxRuntimeVariant(onnx, data, context.Threads) : null,
        context.Peers.OneDnn is { } oneDnn ? new OneDnnConvolution(oneDnn, data, context.Threads) : null,
        PyTorchVariants.Forward(context.Peers.PyTorch, data, context.Threads),
    ];

    private static IEnumerable<IVariant?> BackwardVariants(CaseContext context, Entry entry, NetworkData data, Gradient wanted) =>
    [
        LoopVariants.Backward(LoopVariants.Generic, data, wanted),
        GeneratedVariants.Backward(entry.Create, data, context.Threads, wanted),
        context.Peers.OneDnn is { } oneDnn ? new OneDnnConvolution(oneDnn, data, context.Threads, wanted) : null,
        context.Peers.Torch?.Backward(data, context.Threads, wanted) ?? PyTorchVariants.Backward(context.Peers.PyTorch, data, context.Threads, wanted),
    ];

    private static ModelLayer Layer(int outChannels, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        new("Conv", ModelOperator.Conv2d, outChannels, kernel) { Stride = stride, Padding = padding, Groups = groups };

    /// <summary>A layer and what was generated from it.</summary>
    private sealed record Entry(string Name, ModelShape Input, ModelLayer Layer, Func<Network> Create)
    {
        public NetworkModel Model => new(Input, [Layer]);
    }
}
