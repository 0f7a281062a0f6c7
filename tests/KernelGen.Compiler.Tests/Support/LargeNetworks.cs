using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Tests.Support;

using BorderMode = KernelGen.Compiler.Declarations.BorderMode;
using PaddingMode = KernelGen.Compiler.Declarations.PaddingMode;

/// <summary>A kernel of a large network for one target, after all passes.</summary>
internal sealed record LargeFunction(string Network, Target Target, string Layer, Function Function);

/// <summary>Networks and layers of the sizes that people use, for limits on what is emitted.</summary>
internal static class LargeNetworks
{
    private static readonly Lazy<IReadOnlyList<LargeFunction>> s_functions = new(() =>
    [
        .. from network in All
           from target in Target.All
           from kernel in NetworkKernels.Of(network.Value, target)
           select new LargeFunction(network.Key, target, kernel.Layer, kernel.Kernel.Run()),
    ]);

    /// <summary>All kernels of all networks for all targets, after all passes; made once for all tests.</summary>
    public static IReadOnlyList<LargeFunction> Functions => s_functions.Value;

    public static IReadOnlyDictionary<string, NetworkDeclaration> All { get; } = new Dictionary<string, NetworkDeclaration>
    {
        ["LeNet-5"] = Declare.Network(
            1, 32, 32,
            Declare.Conv(6, 5, 5, activation: new TanhDeclaration()), Declare.AvgPool(2, 2),
            Declare.Conv(16, 5, 5, activation: new TanhDeclaration()), Declare.AvgPool(2, 2),
            Declare.Conv(120, 5, 5, activation: new TanhDeclaration()), Declare.Linear(84, activation: new TanhDeclaration()), Declare.Linear(10)),
        ["3x3 64-64/56"] = Declare.Network(64, 56, 56, Declare.Conv(64, 3, 3, padding: 1, activation: new ReLUDeclaration())),
        ["3x3 128-128/28"] = Declare.Network(128, 28, 28, Declare.Conv(128, 3, 3, padding: 1)),
        ["3x3 512-512/7"] = Declare.Network(512, 7, 7, Declare.Conv(512, 3, 3, padding: 1)),
        ["3x3 s2 64-128/28"] = Declare.Network(64, 56, 56, Declare.Conv(128, 3, 3, stride: 2, padding: 1)),
        ["1x1 256-64/56"] = Declare.Network(256, 56, 56, Declare.Conv(64, 1, 1)),
        ["7x7 s2 3-64/112"] = Declare.Network(3, 224, 224, Declare.Conv(64, 7, 7, stride: 2, padding: 3)),
        ["11x11 s4 3-64/55"] = Declare.Network(3, 224, 224, Declare.Conv(64, 11, 11, stride: 4, padding: 2)),
        ["1x63 and 63x1"] = Declare.Network(1, 80, 80, Declare.Conv(4, 1, 63), Declare.Conv(20, 63, 1)),
        ["63x63"] = Declare.Network(2, 70, 70, Declare.Conv(3, 63, 63)),
        ["dilated 3x3"] = Declare.Network(20, 30, 31, Declare.Conv(33, 3, 3, padding: 2, dilation: 2)),
        ["groups"] = Declare.Network(48, 17, 17, Declare.Conv(96, 3, 3, padding: 1, groups: 4)),
        ["depthwise 64/56"] = Declare.Network(64, 56, 56, Declare.Conv(64, 3, 3, padding: 1, groups: 64)),
        ["groups behind others"] = Declare.Network(
            3, 40, 40, Declare.Conv(48, 3, 3), Declare.Conv(96, 3, 3, padding: 1, groups: 4), Declare.Conv(96, 5, 5, padding: 2, groups: 96),
            Declare.Conv(192, 3, 3, stride: 2, groups: 96), Declare.Conv(30, 1, 1, groups: 3)),
        ["padding modes"] = Declare.Network(
            3, 40, 41, Declare.Conv(7, 5, 5, padding: 2, mode: PaddingMode.Reflect), Declare.Conv(40, 3, 3, padding: 1, mode: PaddingMode.Circular),
            Declare.Conv(64, 3, 3, padding: 4, mode: PaddingMode.Replicate)),
        ["far reflections"] = Declare.Network(
            4, 3, 5, Declare.Stencil(255, 254, BorderMode.Reflect101), Declare.Stencil(7, 101, BorderMode.Reflect), Declare.Stencil(101, 8, BorderMode.Wrap)),
        ["Linear 4096"] = Declare.Network(512, 7, 7, Declare.Linear(4096, activation: new ReLUDeclaration()), Declare.Linear(1000)),
        ["odd pools"] = Declare.Network(
            19, 37, 41, Declare.MaxPool(3, 2, padding: 1, ceil: true, activation: new SigmoidDeclaration()),
            Declare.AvgPool(3, 1, padding: 1), Declare.AvgPool(5, 3, padding: 2, ceil: true, countPadding: false)),
        ["pool 9"] = Declare.Network(3, 64, 64, Declare.MaxPool(9, 4), Declare.AvgPool(7, 1)),
        ["large pools with padding"] = Declare.Network(
            20, 64, 70, Declare.MaxPool(9, 1, padding: 4), Declare.AvgPool(13, 1, padding: 6, countPadding: false), Declare.MaxPool(12, 3, padding: 6, dilation: 2)),
        ["global pools"] = Declare.Network(20, 112, 112, Declare.AdaptivePool(56, 28), Declare.AdaptivePool(1, 1)),
        ["uneven pools"] = Declare.Network(3, 91, 64, Declare.AdaptivePool(53, 41), Declare.AdaptivePool(60, 7)),
    };
}
