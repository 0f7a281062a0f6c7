using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>How much memory programs can need beside the tensors themselves: never less than they take, and rarely more.</summary>
internal static class MemoryBounds
{
    private const int Block = 16;

    /// <summary>
    /// The weights of a layer as packed for one sample: whole blocks of sixteen output channels, and of groups each block with all inputs, as kernels
    /// that cross groups read them, and a mask beside them.
    /// </summary>
    public static double PackedWeights(OperatorDeclaration? op, LayerShape layer)
    {
        if (layer.WeightCount == 0)
        {
            return 0;
        }

        double outputs = Math.Ceiling(layer.Output.Channels / (double)Block) * Block;
        return ConvolutionOf(op, layer) is { Groups: > 1 } conv
            ? outputs * layer.Input.Channels * (((double)conv.KernelHeight * conv.KernelWidth) + 1)
            : outputs * layer.FanIn;
    }

    /// <summary>Values of the frame around a convolution's output gradient, which its backward pass reads as zeros.</summary>
    public static double GradientMargin(OperatorDeclaration? op, LayerShape layer)
    {
        if (ConvolutionOf(op, layer) is not { } conv)
        {
            return 0;
        }

        double height = layer.Output.Height + (2 * Reach(conv.KernelHeight, conv.DilationH, conv.StrideH));
        double width = layer.Output.Width + (2 * Reach(conv.KernelWidth, conv.DilationW, conv.StrideW));
        return layer.Output.Channels * ((height * width) - ((double)layer.Output.Height * layer.Output.Width));
    }

    private static double Reach(int kernel, int dilation, int stride) => Math.Ceiling((kernel - 1.0) * dilation / stride);

    private static Conv2dDeclaration? ConvolutionOf(OperatorDeclaration? op, LayerShape layer) => op switch
    {
        Conv2dDeclaration conv => conv,
        StencilDeclaration stencil => stencil.AsConvolution(layer.Input.Channels),
        _ => null,
    };
}
