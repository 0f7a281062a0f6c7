using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How softmaxes and their gradients run: over one sample pixels are in the lanes where there are some, channels where there are few.</summary>
internal static class SoftmaxForms
{
    /// <summary>Fewer pixels than this would leave most lanes of the narrowest vector empty.</summary>
    private const int FewestPixels = 4;

    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Softmax>(
            [
                new SoftmaxSample((softmax, shape) => new PixelSoftmax(softmax, shape)) { Only = node => !HasFewPixels(node) },
                new SoftmaxSample((softmax, shape) => new ChannelSoftmax(softmax, shape)) { Only = HasFewPixels },
            ],
            new BatchKernelForm("Softmax.", (node, inputs, output) => new BatchSoftmax((Softmax)node.Operator, inputs[0], output))),
        FormRegistration.Backward<SoftmaxInputGradient>(new BatchKernelForm(
            "Gradient of the input.",
            (node, inputs, output) => new BatchSoftmaxInputGradient(((SoftmaxInputGradient)node.Operator).Of, inputs[0], inputs[1], output)) { Reads = [1, 0] }),
    ];

    private static bool HasFewPixels(Node node) => node.Output.Shape.Height * node.Output.Shape.Width < FewestPixels;
}
