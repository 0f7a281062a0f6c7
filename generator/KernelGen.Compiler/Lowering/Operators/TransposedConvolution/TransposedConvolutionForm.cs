using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A transposed convolution over one sample: one form for those that it suits, and one for the others.</summary>
internal abstract class TransposedConvolutionForm : SampleForm
{
    protected const string Reason = "Transposed convolution.";

    public sealed override bool FusesActivation => true;

    public sealed override bool ReadsCallersMemory(Node node) => Halos.ForInputOf(node).IsNone;

    protected static Convolution Of(Node node) => ((TransposedConvolution)node.Operator).Of;
}

/// <summary>One cell after another, where the stride has too many phases, or packed groups would be nearly all zeros.</summary>
internal sealed class TransposedConvolutionOfCells : TransposedConvolutionForm
{
    public override LayoutKind Gives => LayoutKind.Pixels;

    public override bool Suits(Node node) => BlockGatheredGradient.Suits(Of(node).Rows, Of(node).Columns)
        || SampleGroupConvolution.HasTooManyZeros(Of(node), node.Input.Shape.Channels, node.Output.Shape.Channels);

    public override IEnumerable<LayoutWay> Ways(Node node) => [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        IReadOnlyList<Place?> packed = builder.Weights.Pack(node, Packing.Unchanged(node.Weight!), node.Bias is { } bias ? Packing.Unchanged(bias) : null);
        var form = new PlaneTransposedConvolution(
            Of(node), (PlaneLayout)inputs[0].Layout, (PlaneLayout)output.Layout, node.Bias is not null, Activations.Fused(node.Activation));
        builder.Run(node, Reason, form, [inputs[0].Place, .. packed, output.Place]);
    }
}

/// <summary>Sixteen output channels in the lanes, phase by phase.</summary>
internal sealed class TransposedConvolutionOfPhases : TransposedConvolutionForm
{
    private static readonly TransposedConvolutionOfCells s_cells = new();

    public override LayoutKind Gives => LayoutKind.Channels;

    public override bool Suits(Node node) => !s_cells.Suits(node);

    public override IEnumerable<LayoutWay> Ways(Node node) => SampleTransposedConvolution.CutsBlocks(Of(node), node.Input.Shape.Channels)
        ? [new(LayoutKind.Pixels, LayoutKind.Channels)]
        : [new(LayoutKind.Channels, LayoutKind.Channels), new(LayoutKind.Pixels, LayoutKind.Channels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Convolution convolution = Of(node);
        var layout = (ChannelLayout)output.Layout;
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        (int channels, int outputs, int groups) = (node.Input.Shape.Channels, node.Output.Shape.Channels, convolution.Groups);
        var turned = new Packing(
            node.Weight!.Length, "Weights are brought from inputs first to outputs first.", "WeightPacking.SwapChannels",
            node.Weight, channels, outputs, taps, groups);
        IReadOnlyList<Place?> packed = builder.Weights.Pack(
            node, turned, Packing.ChannelBlocks(turned, channels, taps, groups, layout), groups > 1 ? Packing.Members(channels, groups, layout) : null,
            Packing.Bias(node, layout));
        builder.Run(
            node, Reason, new ChannelTransposedConvolution(convolution, inputs[0].Layout, layout, Activations.Fused(node.Activation)),
            [inputs[0].Place, .. packed.Skip(1), output.Place]);
    }
}
