using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The steps of a convolution in groups over one sample, where sixteen output channels are in a vector.</summary>
internal static class GroupSteps
{
    public static void Add(
        Node node, Convolution convolution, Placed<TensorLayout> input, ChannelLayout layout, Place output, Activation fused, ProgramBuilder builder)
    {
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        bool isDepthwise = SampleGroupConvolution.IsDepthwise(convolution, input.Layout, layout);
        Place declared = builder.Weights.Order.Weight(node);

        // Each channel by itself is packed as if there were one input, which all outputs read.
        Place weights = builder.Packed.New(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(isDepthwise ? 1 : inputs, taps)));
        object?[] sizes = isDepthwise ? [outputs, 1, taps, 1] : [outputs, inputs, taps, convolution.Groups];
        builder.Weights.Pack(node, "Weights of sixteen output channels are packed into each vector.", "WeightPacking.ChannelBlocks", [declared, .. sizes, weights]);
        Place bias = builder.Weights.NewBias(layout);
        builder.Weights.PackBias(node, bias);
        if (isDepthwise)
        {
            builder.Run(
                node, "Convolution of each channel.", new DepthwiseConvolution(convolution, (ChannelLayout)input.Layout, layout, fused),
                input.Place, weights, bias, output);
            return;
        }

        Place members = builder.Packed.New(checked(layout.Blocks * inputs * Parts.Lanes));
        builder.Weights.Pack(node, "Which inputs each channel reads.", "WeightPacking.Members", outputs, inputs, convolution.Groups, members);
        builder.Run(
            node, "Convolution in groups.", new MaskedConvolution(convolution, input.Layout, layout, fused), input.Place, weights, members, bias, output);
    }
}
