using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How channels of several tensors are put one behind another, and gradients taken apart.</summary>
internal static class ConcatForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Concat>([new ConcatOfPlanes(), new ConcatOfBlocks()], new ConcatBatchTile()),
        FormRegistration.Backward<ConcatInputGradient>(new BatchKernelForm(
            "Gradients of its channels.",
            (node, inputs, output) => new BatchChannels(
                inputs[0], output, ((ConcatInputGradient)node.Operator).FirstChannel, 0, output.Shape.Channels))),
    ];
}
