// Goes to generator/KernelGen.Compiler/Lowering/Operators/L2Pool.
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How they run: the list that the declaration names.</summary>
internal static class L2PoolForms
{
    private const string Reason = "Roots of squares.";

    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        // Over one sample a form works on one layout. A second one could take blocks of channels (ChannelLayout).
        FormRegistration.Forward<L2Pool>(
            [new SameLayoutForm<PlaneLayout>(Reason, (node, x, y) => new PlaneL2Pool((L2Pool)node.Operator, x[0], y))],
            new BatchKernelForm(Reason, (node, x, y) => new BatchL2Pool((L2Pool)node.Operator, x[0], y))),

        // The gradient rule gives the gradient of the output first; the kernel reads it last.
        FormRegistration.Backward<L2PoolInputGradient>(new BatchKernelForm(
            "Gradient of the input.", (node, read, gradient) => new BatchL2PoolInputGradient(
                ((L2PoolInputGradient)node.Operator).Of, read[0], read[1], read[2], gradient))
        {
            Reads = [1, 2, 0],
        }),
    ];
}
