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

    public sealed override bool FusesActivation => true;

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

    public sealed override bool ReadsCallersMemory(Node node) => Halos.ForInputOf(node).IsNone;

    /// <summary>What is done with pixels before they are stored: the pool behind, or the sum with another tensor.</summary>
    public override Node? TakingIn(Node node, Node reader) => TakingInPool(node, reader) ?? ConvolutionChoice.TakingInSum(node, reader);

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
        IReadOnlyList<Place?> packed = builder.Weights.Pack(
            node, Packing.ChannelBlocks(node.Weight!, node.Input.Shape.Channels, taps, convolution.Groups, layout), Packing.Bias(node, layout));
        var form = new ChannelConvolution(
            convolution, node.Operator is Linear, input.Layout, (ChannelLayout?)added?.Layout, layout, Activations.Fused(node.Activation));
        builder.Run(node, reason, form, [input.Place, .. packed, added?.Place, output.Place]);
    }

    private static Node? TakingInPool(Node node, Node reader) =>
        node.Operator is Convolution { Pinned: null } convolution && reader is { Operator: Pool pool, Activation.IsNone: true }
        && Activations.IsCheap(node.Activation) && StoredPixels.CanTakeIn(pool)
            ? node with { Operator = convolution with { Behind = pool }, Output = reader.Output }
            : null;
}
