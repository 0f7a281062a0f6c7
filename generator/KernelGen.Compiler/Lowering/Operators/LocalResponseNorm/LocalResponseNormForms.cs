using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How local response normalisations and their gradients run.</summary>
internal static class LocalResponseNormForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<LocalResponseNorm>(
            [
                new SameLayoutForm<PlaneLayout>(
                    "Local response normalisation.", (node, inputs, output) => new PlaneResponseNorm((LocalResponseNorm)node.Operator, inputs[0], output)),

                // Long sums are taken in parts, which begin where a channel's window does: each lane of a block would have parts of its own.
                new SameLayoutForm<ChannelLayout>(
                    "Local response normalisation.", (node, inputs, output) => new ChannelResponseNorm((LocalResponseNorm)node.Operator, inputs[0], output))
                {
                    Only = node => ((LocalResponseNorm)node.Operator).Channels.Size <= SumLimits.Terms.Whole,
                },
            ],
            new BatchKernelForm(
                "Local response normalisation.", (node, inputs, output) => new BatchResponseNorm((LocalResponseNorm)node.Operator, inputs[0], output))),
        FormRegistration.Backward<LocalResponseNormInputGradient>(new BatchKernelForm(
            "Gradient of the input.",
            (node, inputs, output) => new BatchResponseNormInputGradient(((LocalResponseNormInputGradient)node.Operator).Of, inputs[0], inputs[1], output)) { Reads = [1, 0] }),
    ];
}
