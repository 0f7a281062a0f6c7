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
            new SoftmaxBatchTile()),
        FormRegistration.Backward<SoftmaxInputGradient>(new SoftmaxInputGradientBatchTile()),
    ];

    private static bool HasFewPixels(Node node) => node.Output.Shape.Height * node.Output.Shape.Width < FewestPixels;
}
