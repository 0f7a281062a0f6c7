using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How pools and their gradients run: most have one kernel, and those with very many different windows several.</summary>
internal static class PoolForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Pool>(
            [
                new SameLayoutForm<PlaneLayout>("Pooling.", (node, inputs, output) => Loops(node).Select(loops => new PlanePool(loops, inputs[0], output)))
                {
                    ReadsBehindInput = true,
                },
                new SameLayoutForm<ChannelLayout>("Pooling.", (node, inputs, output) => Loops(node).Select(loops => new ChannelPool(loops, inputs[0], output))),
            ],
            new BatchKernelForm("Pooling.", (node, inputs, output) => Loops(node).Select(loops => new BatchPool(loops, inputs[0], output)))),
        FormRegistration.Backward<PoolInputGradient>(new PoolGatheredGradientBatchTile(), new PoolInputGradientBatchTile()),
    ];

    private static IReadOnlyList<PoolLoops> Loops(Node node) => PoolLoops.Of((Pool)node.Operator);
}
