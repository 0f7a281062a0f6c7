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
    public static Kernel Forward(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target) =>
        BlockTapSum.Lower(
            "BlockConvolutionForward", "Convolution, forward", Windows(convolution, input, output), (input, "input"), (output, "output"), hasBias,
            new Finish(fused), target);

    /// <summary>The gradient of a transposed convolution's input: the convolution, without a bias.</summary>
    /// <param name="convolution">The convolution whose input is the layer's output.</param>
    /// <param name="outputGradient">Where the gradient of the layer's output lies.</param>
    /// <param name="inputGradient">Where the gradient of its input goes.</param>
    /// <param name="before">The activation that made the input: the gradient goes back through it as well.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel TransposedBackwardData(
        Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, Finish before, Target target) => BlockTapSum.Lower(
        "BlockTransposedBackwardData", "Transposed convolution, backward data", Windows(convolution, outputGradient, inputGradient),
        (outputGradient, "outputGradient"), (inputGradient, "inputGradient"), false, before, target);

    private static TapSum Windows(Convolution convolution, PlaneLayout input, PlaneLayout output)
    {
        int groups = convolution.Groups;
        int inputs = input.Shape.Channels / groups;
        int outputs = output.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        return new TapSum(
            groups, outputs, inputs, [AxisTaps.Forward(convolution.Rows)], [AxisTaps.Forward(convolution.Columns)],
            WeightPerOutput: inputs * taps, WeightPerInput: taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
    }

    /// <summary>The gradient of the input.</summary>
    /// <param name="convolution">The layer.</param>
    /// <param name="outputGradient">Where the gradient of its output lies.</param>
    /// <param name="inputGradient">Where the gradient of its input goes.</param>
    /// <param name="before">The activation that made the input: the gradient goes back through it as well.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel BackwardData(Convolution convolution, PlaneLayout outputGradient, PlaneLayout inputGradient, Finish before, Target target) =>
        Backward(BlockKernelNames.BackwardData, convolution, outputGradient, inputGradient, false, before, target);

    /// <summary>The same as a layer of its own, which has a bias: a transposed convolution.</summary>
    /// <param name="convolution">The convolution whose input is the layer's output.</param>
    /// <param name="input">Where the layer's input lies.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="hasBias">Whether a bias is added.</param>
    /// <param name="fused">What is applied to the sums.</param>
    /// <param name="target">The vector unit.</param>
    public static Kernel Transposed(Convolution convolution, PlaneLayout input, PlaneLayout output, bool hasBias, Activation fused, Target target) =>
        Backward(BlockKernelNames.Transposed, convolution, input, output, hasBias, new Finish(fused), target);

    private static Kernel Backward(
        BlockKernelNames names, Convolution convolution, PlaneLayout from, PlaneLayout to, bool hasBias, Finish finish, Target target)
    {
        if (BlockGatheredGradient.Suits(convolution.Rows, convolution.Columns))
        {
            return BlockGatheredGradient.Lower(names, convolution, from, to, hasBias, finish, target);
        }

        int groups = convolution.Groups;
        int inputs = to.Shape.Channels / groups;
        int outputs = from.Shape.Channels / groups;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        var sum = new TapSum(
            groups, inputs, outputs, AxisTaps.BackwardData(convolution.Rows), AxisTaps.BackwardData(convolution.Columns),
            WeightPerOutput: taps, WeightPerInput: inputs * taps, WeightPerGroup: outputs * inputs * taps, convolution.Columns.Kernel);
        return BlockTapSum.Lower(names.Kernel, names.Title, sum, (from, names.From), (to, names.To), hasBias, finish, target);
    }
}

/// <summary>What a kernel and its buffers are called.</summary>
internal sealed record BlockKernelNames(string Kernel, string Title, string From, string To)
{
    public static BlockKernelNames BackwardData { get; } = new("BlockConvolutionBackwardData", "Convolution, backward data", "outputGradient", "inputGradient");

    public static BlockKernelNames Transposed { get; } = new("BlockTransposedForward", "Transposed convolution, forward", "input", "output");
}
