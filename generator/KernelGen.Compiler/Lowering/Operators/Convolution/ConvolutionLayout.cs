using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The layouts in which a convolution over one sample can run, and what they cost.</summary>
internal static class ConvolutionLayout
{
    /// <summary>Pixels of a row in the lanes, or sixteen output channels, which planes can be read for too.</summary>
    public static IReadOnlyList<LayoutWay> Ways(Node node, Convolution convolution)
    {
        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        bool hasTooManyZeros = SampleGroupConvolution.HasTooManyZeros(convolution, inputs, outputs);
        bool needsPlanes = convolution.Pinned?.VectorAxis == VectorAxis.Pixels || SampleGroupConvolution.CutsBlocks(convolution, inputs)
            || (convolution.Pinned?.VectorAxis != VectorAxis.Channels && hasTooManyZeros
                && !(convolution.Groups == inputs && convolution.Groups == outputs));
        var ways = new List<LayoutWay>();
        bool onlyPixels = convolution.Pinned?.VectorAxis == VectorAxis.Pixels || (convolution.Pinned?.VectorAxis != VectorAxis.Channels && hasTooManyZeros);
        bool isChosen = onlyPixels || convolution.Pinned?.VectorAxis == VectorAxis.Channels;
        if (onlyPixels || (!isChosen && SampleWidthConvolution.Supports(convolution.Columns)))
        {
            ways.Add(new(LayoutKind.Pixels, LayoutKind.Pixels, isChosen ? 0 : SampleWidthConvolution.Estimate(convolution, inputs, outputs)));
        }

        if (!onlyPixels)
        {
            double direct = isChosen ? 0 : SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, inputs, outputs);
            double? winograd = WinogradPlan.Choose(convolution, node.Input.Shape, node.Output.Shape)?.Cycles;
            ways.Add(new(LayoutKind.Pixels, LayoutKind.Channels, winograd + (LayoutWay.CyclesToMove * node.Input.Shape.Length) ?? direct));
            if (!needsPlanes)
            {
                ways.Add(new(LayoutKind.Channels, LayoutKind.Channels, winograd ?? direct));
            }
        }

        return ways;
    }
}
