using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution in groups over one sample with sixteen output channels in the lanes: each channel by itself, or with zeros between the groups.</summary>
internal sealed class ConvolutionInGroups : ConvolutionOverChannels
{
    public override bool Suits(Node node) => ((Convolution)node.Operator).Groups > 1;

    /// <summary>Each channel by itself reads one input, but only from blocks of channels.</summary>
    public override IEnumerable<LayoutWay> Ways(Node node)
    {
        var convolution = (Convolution)node.Operator;
        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        return base.Ways(node).Select(way => way is { Takes: LayoutKind.Channels, Cycles: > 0 } && convolution.Groups == inputs && convolution.Groups == outputs
            ? way with { Cycles = SampleChannelConvolution.Estimate(convolution.Rows, convolution.Columns, 1, outputs) }
            : way);
    }

    public override Node? TakingIn(Node node, Node reader) => null;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout> input = inputs[0];
        var convolution = (Convolution)node.Operator;
        var layout = (ChannelLayout)output.Layout;
        Activation fused = Activations.Fused(node.Activation);
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        int channels = node.Input.Shape.Channels;
        Place declared = builder.Weights.Order.Weight(node);
        if (SampleGroupConvolution.IsDepthwise(convolution, input.Layout, layout))
        {
            // Each channel by itself is packed as if there were one input, which all outputs read.
            IReadOnlyList<Place?> weights = builder.Weights.Pack(node, Packing.ChannelBlocks(declared, 1, taps, 1, layout), Packing.Bias(node, layout));
            builder.Run(
                node, "Convolution of each channel.", new DepthwiseConvolution(convolution, (ChannelLayout)input.Layout, layout, fused),
                [input.Place, .. weights, output.Place]);
            return;
        }

        IReadOnlyList<Place?> packed = builder.Weights.Pack(
            node, Packing.ChannelBlocks(declared, channels, taps, convolution.Groups, layout), Packing.Bias(node, layout),
            Packing.Members(channels, convolution.Groups, layout));
        builder.Run(
            node, "Convolution in groups.", new MaskedConvolution(convolution, input.Layout, layout, fused),
            input.Place, packed[0], packed[2], packed[1], output.Place);
    }
}
