using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.Onnx;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Cases;

/// <summary>LeNet-5 as a whole: one image, a batch, and one training step.</summary>
internal static class LeNet5Cases
{
    private const float LearningRate = 0.05f;

    public static IEnumerable<Case> All { get; } = [Forward(1), Forward(64), Train(64)];

    private static Case Forward(int batch) => new(
        $"lenet5/forward/{batch}",
        2 * batch * LeNet5Model.Model.MultiplyAdds,
        Tolerance.Sums,
        context => ForwardVariants(context, new NetworkData(LeNet5Model.Model, batch)));

    private static Case Train(int batch) => new(
        $"lenet5/train/{batch}",
        2 * batch * (LeNet5Model.Model.MultiplyAdds + LeNet5Model.Model.BackwardMultiplyAdds),
        new Tolerance(0, 1e-3), // updates are differences of nearly equal parameters
        context => TrainVariants(context, new NetworkData(LeNet5Model.Model, batch)))
    {
        Threaded = true,
    };

    private static IEnumerable<IVariant?> ForwardVariants(CaseContext context, NetworkData data) =>
    [
        LoopVariants.Forward(LoopVariants.Generic, data),
        GeneratedVariants.Forward(() => new LeNet5(), data),
        LoopVariants.Forward(LoopVariants.Im2Col, data),
        context.Peers.OnnxRuntime is { } onnx ? new OnnxRuntimeVariant(onnx, data, context.Threads) : null,
        PyTorchVariants.Forward(context.Peers.PyTorch, data, context.Threads),
    ];

    private static IEnumerable<IVariant?> TrainVariants(CaseContext context, NetworkData data) =>
    [
        LoopVariants.Train(LoopVariants.Generic, data, LearningRate),
        GeneratedVariants.Train(() => new LeNet5(), data, context.Threads, LearningRate),
        LoopVariants.Train(LoopVariants.Im2Col, data, LearningRate),
        PyTorchVariants.Train(context.Peers.PyTorch, data, context.Threads, LearningRate),
    ];
}
