using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over one sample with pixels of a row in the lanes; windows of one pixel over one long row are cut into strips.</summary>
internal sealed class ConvolutionOverPixels : SampleForm
{
    public override LayoutKind Gives => LayoutKind.Pixels;

    public override bool FusesActivation => true;

    public override IEnumerable<LayoutWay> Ways(Node node)
    {
        var convolution = (Convolution)node.Operator;
        if (ConvolutionChoice.MustGivePixels(node))
        {
            return [new(LayoutKind.Pixels, LayoutKind.Pixels)];
        }

        return ConvolutionChoice.MustGiveChannels(node) || !SampleWidthConvolution.Supports(convolution.Columns)
            ? []
            : [new(LayoutKind.Pixels, LayoutKind.Pixels, SampleWidthConvolution.Estimate(convolution, node.Input.Shape.Channels, node.Output.Shape.Channels))];
    }

    /// <summary>Groups are copied one after another anyway. Vectors that take every second pixel read behind the last one.</summary>
    public override bool ReadsCallersMemory(Node node) =>
        (Convolution)node.Operator is var convolution && (convolution.Groups > 1 || (Halos.ForInputOf(node).IsNone && convolution.Columns.Stride <= 1));

    public override Node? TakingIn(Node node, Node reader) => ConvolutionChoice.TakingInSum(node, reader);

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        var convolution = (Convolution)node.Operator;
        Placed<TensorLayout>? added = ConvolutionChoice.Added(node, inputs);
        var planes = (PlaneLayout)output.Layout;
        if (SamplePointwiseConvolution.Supports(convolution, (PlaneLayout)inputs[0].Layout, planes))
        {
            AddPointwise(node, inputs[0], added, planes, output.Place, builder);
        }
        else
        {
            AddWindows(node, convolution, inputs[0], added, planes, output.Place, builder);
        }
    }

    private static void AddWindows(
        Node node, Convolution convolution, Placed<TensorLayout> input, Placed<TensorLayout>? added, PlaneLayout planes, Place output, ProgramBuilder builder)
    {
        var source = (PlaneLayout)input.Layout;
        IReadOnlyList<Place?> packed = builder.Weights.Pack(node, Packing.Unchanged(node.Weight!), node.Bias is { } bias ? Packing.Unchanged(bias) : null);
        Placed<PlaneLayout>? padded = null;
        if (source.IsCallers && convolution.Groups > 1)
        {
            // The caller's memory has no room for padding: one group after another is copied.
            TensorShape group = node.Input.Shape with { Channels = node.Input.Shape.Channels / convolution.Groups };
            padded = builder.Memory.New(new PlaneLayout(group, Halos.ForInputOf(node), 1));
        }

        var form = new WidthConvolution(
            convolution, source, padded?.Layout, (PlaneLayout?)added?.Layout, planes, node.Bias is not null, Activations.Fused(node.Activation));
        builder.Run(node, ConvolutionChoice.Reason(added), form, [input.Place, .. packed, padded?.Place, added?.Place, output]);
    }

    private static void AddPointwise(
        Node node, Placed<TensorLayout> input, Placed<TensorLayout>? added, PlaneLayout row, Place output, ProgramBuilder builder)
    {
        IReadOnlyList<Place?> packed = builder.Weights.Pack(node, node.Bias is { } bias ? Packing.Unchanged(bias) : null, Packing.Unchanged(node.Weight!));
        var form = new PointwiseConvolution(
            (PlaneLayout)input.Layout, (PlaneLayout?)added?.Layout, row, node.Bias is not null, Activations.Fused(node.Activation));
        builder.Run(node, ConvolutionChoice.Reason(added), form, input.Place, packed[1], packed[0], builder.Memory.New(form.ScratchLength), added?.Place, output);
    }
}
