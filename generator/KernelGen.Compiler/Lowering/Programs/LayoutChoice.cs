using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Which layout a layer of the sample program leaves behind where it reads channel after channel.</summary>
internal static class LayoutChoice
{
    /// <summary>Cycles to turn one value from blocks of channels to rows of pixels: a 16×16 transposition takes about a hundred.</summary>
    private const double CyclesToTurn = 0.4;

    /// <summary>Whether neighbouring pixels stay side by side; else sixteen channels do.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="isLast">Whether its output is the network's, which the caller gets channel after channel.</param>
    public static bool KeepsPlanes(Node node, bool isLast) => node.Operator switch
    {
        Convolution { Behind: not null } or Convolution { Pinned.VectorAxis: VectorAxis.Channels } => false,
        Convolution { Pinned.VectorAxis: VectorAxis.Pixels } => true,
        Convolution convolution => SampleWidthConvolution.Supports(convolution.Columns)
            && SampleWidthConvolution.Estimate(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels)
                <= SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, node.Input.Shape.Channels, node.Output.Shape.Channels)
                    + (isLast ? CyclesToTurn * node.Output.Shape.Length : 0),
        Linear => false,
        _ => true,
    };
}
