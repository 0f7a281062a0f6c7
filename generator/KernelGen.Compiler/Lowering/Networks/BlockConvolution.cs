using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// Convolution over sixteen samples in a vector, forward and backward for the data: both are sums over taps, with the roles of
/// the channels exchanged.
/// </summary>
internal static class BlockConvolution
{
    public static Kernel Forward(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target)
    {
        int groups = convolution.Groups;
        int inputs = input.Shape.Channels / groups;
        int outputs = output.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var sum = new TapSum(
            groups, outputs, inputs, [AxisTaps.Forward(convolution.Rows)], [AxisTaps.Forward(convolution.Columns)],
            WeightPerOutput: inputs * taps, WeightPerInput: taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
        return BlockTapSum.Lower(
            "BlockConvolutionForward", "Convolution, forward", sum, (input, "input"), (output, "output"), hasBias, new Finish(fused), target);
    }

    /// <summary>The gradient of the input.</summary>
    /// <param name="convolution">The layer.</param>
    /// <param name="outputGradient">Where the gradient of its output lies.</param>
    /// <param name="inputGradient">Where the gradient of its input goes.</param>
    /// <param name="before">The activation that made the input: the gradient goes back through it as well.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel BackwardData(Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, Finish before, Target target)
    {
        if (BlockGatheredGradient.Suits(convolution.Rows, convolution.Columns))
        {
            return BlockGatheredGradient.Lower(convolution, outputGradient, inputGradient, before, target);
        }

        int groups = convolution.Groups;
        int inputs = inputGradient.Shape.Channels / groups;
        int outputs = outputGradient.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var sum = new TapSum(
            groups, inputs, outputs, AxisTaps.BackwardData(convolution.Rows), AxisTaps.BackwardData(convolution.Columns),
            WeightPerOutput: taps, WeightPerInput: inputs * taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
        return BlockTapSum.Lower(
            "BlockConvolutionBackwardData", "Convolution, backward data", sum, (outputGradient, "outputGradient"), (inputGradient, "inputGradient"),
            false, before, target);
    }
}
