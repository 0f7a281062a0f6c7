using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// A transposed convolution over one sample: sixteen output channels in the lanes, phase by phase. Where the stride has too many phases, or packed
/// groups would be nearly all zeros, one cell after another.
/// </summary>
internal sealed class TransposedConvolutionSample : SampleForms
{
    public override bool FusesActivation => true;

    public override IReadOnlyList<LayoutWay> Ways(Node node)
    {
        Convolution convolution = Of(node);
        if (IsCellByCell(node, convolution))
        {
            return [new(LayoutKind.Pixels, LayoutKind.Pixels)];
        }

        return SampleTransposedConvolution.CutsBlocks(convolution, node.Input.Shape.Channels)
            ? [new(LayoutKind.Pixels, LayoutKind.Channels)]
            : [new(LayoutKind.Channels, LayoutKind.Channels), new(LayoutKind.Pixels, LayoutKind.Channels)];
    }

    public override bool ReadsCallersMemory(Node node, LayoutWay way) => Halos.ForInputOf(node).IsNone;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        const string Reason = "Transposed convolution.";
        Convolution convolution = Of(node);
        Activation fused = Activations.Fused(node.Activation);
        if (output.Layout is PlaneLayout planes)
        {
            Place plain = builder.Weights.PlainWeight(node);
            Place? plainBias = builder.Weights.PlainBias(node);
            builder.Run(
                node, Reason, new PlaneTransposedConvolution(convolution, (PlaneLayout)inputs[0].Layout, planes, node.Bias is not null, fused),
                inputs[0].Place, plain, plainBias, output.Place);
            return;
        }

        var layout = (ChannelLayout)output.Layout;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        (int channels, int outputs, int groups) = (node.Input.Shape.Channels, node.Output.Shape.Channels, convolution.Groups);
        Place turned = builder.Packed.New(node.Weight!.Length);
        builder.Weights.Pack(
            node, "Weights are brought from inputs first to outputs first.", "WeightPacking.SwapChannels",
            builder.Weights.Order.Weight(node), channels, outputs, taps, groups, turned);
        Place weight = builder.Packed.New(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(channels, taps)));
        builder.Weights.Pack(
            node, "Weights of sixteen output channels are packed into each vector.", "WeightPacking.ChannelBlocks",
            turned, outputs, channels, taps, groups, weight);
        Place? members = null;
        if (groups > 1)
        {
            members = builder.Packed.New(checked(layout.Blocks * channels * Parts.Lanes));
            builder.Weights.Pack(node, "Which inputs each channel reads.", "WeightPacking.Members", outputs, channels, groups, members);
        }

        Place bias = builder.Weights.NewBias(layout);
        builder.Weights.PackBias(node, bias);
        builder.Run(
            node, Reason, new ChannelTransposedConvolution(convolution, inputs[0].Layout, layout, fused), inputs[0].Place, weight, members, bias, output.Place);
    }

    private static Convolution Of(Node node) => ((TransposedConvolution)node.Operator).Of;

    private static bool IsCellByCell(Node node, Convolution convolution) => BlockGatheredGradient.Suits(convolution.Rows, convolution.Columns)
        || SampleGroupConvolution.HasTooManyZeros(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels);
}
