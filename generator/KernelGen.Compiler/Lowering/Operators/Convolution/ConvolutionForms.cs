using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How convolutions and their gradients run.</summary>
internal static class ConvolutionForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Convolution>(new ConvolutionSample(), new ConvolutionBatchTile()),
        FormRegistration.Backward<ConvolutionInputGradient>(new ConvolutionInputGradientBatchTile()),
        FormRegistration.Backward<ConvolutionParameterGradients>(new ConvolutionParameterGradientsBatchTile()),
    ];
}
