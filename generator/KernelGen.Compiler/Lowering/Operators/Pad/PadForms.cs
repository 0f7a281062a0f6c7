using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How paddings and their gradients run. Channels in front that are not whole blocks would move all others to other lanes.</summary>
internal static class PadForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Pad>(
            [
                new SameLayoutForm<PlaneLayout>("Padding.", (node, inputs, output) => new PlanePad((Pad)node.Operator, inputs[0], output)),
                new SameLayoutForm<ChannelLayout>("Padding.", (node, inputs, output) => new ChannelPad((Pad)node.Operator, inputs[0], output))
                {
                    Only = node => ((Pad)node.Operator).Front % ChannelLayout.BlockSize == 0,
                },
            ],
            new BatchKernelForm("Padding.", (node, inputs, output) => new BatchPad((Pad)node.Operator, inputs[0], output))),
        FormRegistration.Backward<PadInputGradient>(new BatchKernelForm(
            "Gradient of the input.", (node, inputs, output) => new BatchPadInputGradient(((PadInputGradient)node.Operator).Of, inputs[0], output))),
    ];
}
