using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How activations by themselves and gradients back through activations run. One sample is copied, and the program activates the copy in place.</summary>
internal static class ActivateForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Activate>(
            [
                new SameLayoutForm<PlaneLayout>("Copy.", (_, inputs, output) => new SampleCopy(inputs[0], output)) { ReadsBehindInput = true },
                new SameLayoutForm<ChannelLayout>("Copy.", (_, inputs, output) => new SampleCopy(inputs[0], output)),
            ],
            new BatchKernelForm("Activation.", (node, inputs, output) => new BatchActivate(((Activate)node.Operator).Activation, inputs[0], output))),
        FormRegistration.Backward<ActivateInputGradient>(new BatchKernelForm(
            "Gradient of the input.",
            (node, inputs, output) => new BatchActivateInputGradient(((ActivateInputGradient)node.Operator).Activation, inputs[0], inputs[1], output)) { Reads = [1, 0] }),
        FormRegistration.Backward<BackThroughActivation>(new BackThroughActivationBatchTile()),
    ];
}
