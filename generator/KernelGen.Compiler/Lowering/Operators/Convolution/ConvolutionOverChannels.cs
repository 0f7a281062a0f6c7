using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over one sample with sixteen output channels in the lanes, which planes can be read for too.</summary>
internal class ConvolutionOverChannels : SampleForm
{
    public sealed override LayoutKind Gives => LayoutKind.Channels;

    public override IEnumerable<LayoutWay> Ways(Node node)
    {
        var convolution = (Convolution)node.Operator;
        if (ConvolutionChoice.MustGivePixels(node))
        {
            return [];
        }

        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        double cycles = ConvolutionChoice.MustGiveChannels(node) ? 0 : SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, inputs, outputs);
        LayoutWay fromPixels = new(LayoutKind.Pixels, LayoutKind.Channels, cycles);
        return SampleGroupConvolution.CutsBlocks(convolution, inputs) ? [fromPixels] : [fromPixels, new(LayoutKind.Channels, LayoutKind.Channels, cycles)];
    }

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout>? added = ConvolutionChoice.Added(node, inputs);
        Add(node, (Convolution)node.Operator, ConvolutionChoice.Reason(added), inputs[0], added, output, builder);
    }

    /// <summary>Adds the steps of a convolution, or of a matrix product as one.</summary>
    public static void Add(
        Node node, Convolution convolution, string reason, Placed<TensorLayout> input, Placed<TensorLayout>? added, Placed<TensorLayout> output,
        ProgramBuilder builder)
    {
        var layout = (ChannelLayout)output.Layout;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        Place weight = builder.Packed.New(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(inputs, taps)));
        Place bias = builder.Weights.NewBias(layout);
        builder.Weights.Pack(
            node, "Weights of sixteen output channels are packed into each vector.", "WeightPacking.ChannelBlocks",
            builder.Weights.Order.Weight(node), outputs, inputs, taps, convolution.Groups, weight);
        builder.Weights.PackBias(node, bias);
        var form = new ChannelConvolution(
            convolution, node.Operator is Linear, input.Layout, (ChannelLayout?)added?.Layout, layout, Activations.Fused(node.Activation));
        builder.Run(node, reason, form, input.Place, weight, bias, added?.Place, output.Place);
    }
}
