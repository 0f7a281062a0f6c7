using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>How much memory programs can need beside the tensors themselves: never less than they take, and rarely more.</summary>
internal static class MemoryBounds
{
    private const int Block = 16;

    /// <summary>
    /// The weights of a layer as packed for one sample: whole blocks of sixteen output channels, and of groups each block with all inputs, as kernels
    /// that cross groups read them, and a mask beside them. Groups so many that nearly all of this would be zeros are not packed, unless a schedule
    /// asks for it.
    /// </summary>
    public static double PackedWeights(LayerShape layer, ScheduleDeclaration? pinned)
    {
        if (layer.WeightCount == 0)
        {
            return 0;
        }

        double outputs = Math.Ceiling(layer.Output.Channels / (double)Block) * Block;
        if (layer.Sliding is { IsTransposed: true } transposed)
        {
            // Outputs first, and then as kernels read them.
            return layer.WeightCount + WithZeros(layer.Input.Channels, layer.Output.Channels, (double)transposed.Rows.Kernel * transposed.Columns.Kernel);
        }

        if (layer.Sliding is not { Groups: > 1 } sliding)
        {
            // What sums nothing has a weight for each channel at most.
            return outputs * Math.Max(layer.FanIn, 1);
        }

        double taps = (double)sliding.Rows.Kernel * sliding.Columns.Kernel;
        double withZeros = WithZeros(layer.Input.Channels, layer.Output.Channels, taps);
        return pinned?.VectorAxis == VectorAxis.Channels || withZeros <= ShapeLimits.WeightsWithZeros ? withZeros : outputs * taps;
    }

    /// <summary>Weights and mask of a layer in groups, zeros between the groups included.</summary>
    public static double WithZeros(int inputs, int outputs, double taps) => Math.Ceiling(outputs / (double)Block) * Block * inputs * (taps + 1);

    /// <summary>Values of the frame around a convolution's output gradient, which its backward pass reads as zeros.</summary>
    public static double GradientMargin(LayerShape layer)
    {
        if (layer.Sliding is not { } sliding)
        {
            return 0;
        }

        if (sliding.IsTransposed)
        {
            return TransposedMargin(layer, sliding);
        }

        double height = layer.Output.Height + (2 * Reach(sliding.Rows));
        double width = layer.Output.Width + (2 * Reach(sliding.Columns));
        return layer.Output.Channels * ((height * width) - ((double)layer.Output.Height * layer.Output.Width));
    }

    /// <summary>
    /// Values that a pool's backward pass keeps for one channel where each cell gathers what very many windows give it: for each output, and for
    /// each output's row as many as the second width says.
    /// </summary>
    /// <param name="down">Windows over one cell along its column, at most.</param>
    /// <param name="across">Windows over it along its row.</param>
    /// <param name="output">The pool's output.</param>
    /// <param name="width">The second width.</param>
    public static double GatheredGradient(double down, double across, TensorShape output, int width) =>
        down * across > ShapeLimits.WholeSum ? output.Height * ((double)output.Width + width) : 0;

    /// <summary>
    /// A transposed convolution reads its input as zeros beyond the edges, which counts for its value and its gradient, and the gradient of its output as
    /// far as the windows of its last input reach.
    /// </summary>
    private static double TransposedMargin(LayerShape layer, SlidingWeights sliding)
    {
        return (2 * layer.Input.Channels * Frame(layer.Input, Reach(sliding.Rows), Reach(sliding.Columns)))
            + (2 * layer.Output.Channels * Frame(layer.Output, sliding.Rows.Extent, sliding.Columns.Extent));

        static double Frame(TensorShape shape, double rows, double columns) =>
            ((shape.Height + (2 * rows)) * (shape.Width + (2 * columns))) - ((double)shape.Height * shape.Width);
    }

    private static double Reach(Window window) => Math.Ceiling((window.Kernel - 1.0) * window.Dilation / window.Stride);
}
