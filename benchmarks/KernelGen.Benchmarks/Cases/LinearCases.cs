using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Peers.Onnx;
using KernelGen.Benchmarks.Variants;

namespace KernelGen.Benchmarks.Cases;

/// <summary>A matrix larger than the second cache: one sample is bound by reading it, a batch reads it once for many.</summary>
internal static class LinearCases
{
    private static readonly NetworkModel Model = new(new ModelShape(1024, 1, 1), [new("Linear", ModelOperator.Linear, 1024)]);

    public static IEnumerable<Case> All { get; } = [Forward(1), Forward(64)];

    private static Case Forward(int batch) => new(
        $"linear/1024-1024/forward/{batch}",
        2 * batch * Model.MultiplyAdds,
        Tolerance.Sums,
        context => Variants(context, new NetworkData(Model, batch)));

    private static IEnumerable<IVariant?> Variants(CaseContext context, NetworkData data) =>
    [
        LoopVariants.Forward(LoopVariants.Generic, data),
        GeneratedVariants.Forward(() => new Linear1024(), data),
        context.Peers.OnnxRuntime is { } onnx ? new OnnxRuntimeVariant(onnx, data, context.Threads) : null,
        PyTorchVariants.Forward(context.Peers.PyTorch, data, context.Threads),
    ];
}
