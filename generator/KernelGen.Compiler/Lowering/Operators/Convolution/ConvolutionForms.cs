using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How convolutions and their gradients run. Of forms with one layout, the special ones come first.</summary>
internal static class ConvolutionForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Convolution>(
            [new ConvolutionOverPixels(), new ConvolutionInGroups(), new ConvolutionByTransforms(), new ConvolutionOverChannels()],
            new ConvolutionByTransformsBatchTile(), new ConvolutionBatchTile()) with { OverOneRow = FlatNode.Of },
        FormRegistration.Backward<ConvolutionInputGradient>(new InputGradientByTransformsBatchTile(), new ConvolutionInputGradientBatchTile()),
        FormRegistration.Backward<ConvolutionParameterGradients>(new ParameterGradientsByTransformsBatchTile(), new ConvolutionParameterGradientsBatchTile()),
    ];
}
