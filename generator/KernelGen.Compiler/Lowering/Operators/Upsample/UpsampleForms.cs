using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How images are resampled, and the gradients of that.</summary>
internal static class UpsampleForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Upsample>(
            [
                new SameLayoutForm<PlaneLayout>("Resampling.", (node, inputs, output) => new PlaneUpsample((Upsample)node.Operator, inputs[0], output)),
                new SameLayoutForm<ChannelLayout>("Resampling.", (node, inputs, output) => new ChannelUpsample((Upsample)node.Operator, inputs[0], output)),
            ],
            new BatchKernelForm("Resampling.", (node, inputs, output) => new BatchUpsample((Upsample)node.Operator, inputs[0], output))),
        FormRegistration.Backward<UpsampleInputGradient>(new BatchKernelForm(
            "Gradient of the input.", (node, inputs, output) => new BatchUpsampleInputGradient(((UpsampleInputGradient)node.Operator).Of, inputs[0], output))),
    ];
}
