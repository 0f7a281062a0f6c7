using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The steps of a convolution in groups over one sample, where sixteen output channels stand in a vector.</summary>
internal static class GroupSteps
{
    /// <summary>Adds what packs the weights and gives the step that runs the layer.</summary>
    public static Step Add(
        Node node, Convolution convolution, Place weight, Placed<TensorLayout> input, Placed<TensorLayout> output, Activation fused, MemoryPlan packed,
        List<Step> packing)
    {
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        int inputs = node.Input.Shape.Channels;
        int outputs = node.Output.Shape.Channels;
        var layout = (ChannelLayout)output.Layout;
        bool isDepthwise = SampleGroupConvolution.IsDepthwise(convolution, input.Layout, layout);

        // Each channel by itself is packed as if there were one input, which all outputs read.
        int perBlock = SampleChannelConvolution.PackedPerBlock(isDepthwise ? 1 : inputs, taps);
        Place weights = packed.Take(checked(layout.Blocks * perBlock));
        object?[] sizes = isDepthwise ? [outputs, 1, taps, 1] : [outputs, inputs, taps, convolution.Groups];
        packing.Add(new RuntimeStep(
            node.Layer, "Sixteen output channels side by side.", "WeightPacking.ChannelBlocks", [weight, .. sizes, weights]));
        Place bias = packed.Take(layout.Blocks * Parts.Lanes);
        packing.Add(new RuntimeStep(
            node.Layer, "Bias.", "WeightPacking.Bias", [node.Bias is { } range ? new Place(Memory.Parameters, range.Offset) : null, outputs, bias]));
        if (isDepthwise)
        {
            return new KernelStep(
                node.Layer, "Convolution of each channel.",
                t => SampleGroupConvolution.Depthwise(convolution, (ChannelLayout)input.Layout, layout, fused, t), [input.Place, weights, bias, output.Place]);
        }

        Place members = packed.Take(checked(layout.Blocks * inputs * Parts.Lanes));
        packing.Add(new RuntimeStep(
            node.Layer, "Which inputs each channel reads.", "WeightPacking.Members", [outputs, inputs, convolution.Groups, members]));
        return new KernelStep(
            node.Layer, "Convolution in groups.",
            t => SampleGroupConvolution.Masked(convolution, input.Layout, layout, fused, t), [input.Place, weights, members, bias, output.Place]);
    }
}
