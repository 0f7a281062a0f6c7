using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Which layout a convolution over one sample leaves behind where it reads channel after channel.</summary>
internal static class ConvolutionLayout
{
    /// <summary>Cycles to move one value from blocks of channels to rows of pixels: a 16×16 transposition takes about a hundred.</summary>
    private const double CyclesToMove = 0.4;

    /// <summary>Whether pixels of a row stay in one vector; else sixteen channels are.</summary>
    public static bool KeepsPlanes(Node node, Convolution convolution, bool isLast) => convolution switch
    {
        { Behind: not null } => false,
        { Pinned.VectorAxis: VectorAxis.Channels } => false,
        { Pinned.VectorAxis: VectorAxis.Pixels } => true,
        _ when SampleGroupConvolution.HasTooManyZeros(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels) => true,
        _ => SampleWidthConvolution.Supports(convolution.Columns)
            && SampleWidthConvolution.Estimate(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels)
                <= SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, node.Input.Shape.Channels, node.Output.Shape.Channels)
                    + (isLast ? CyclesToMove * node.Output.Shape.Length : 0),
    };
}
