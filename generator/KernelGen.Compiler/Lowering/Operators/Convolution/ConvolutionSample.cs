using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// A convolution over one sample: pixels of a row in the lanes while channels are few, sixteen output channels in the lanes after that.
/// </summary>
internal sealed class ConvolutionSample : SampleForms
{
    public override bool FusesActivation => true;

    public override IReadOnlyList<LayoutWay> Ways(Node node) => ConvolutionLayout.Ways(node, (Convolution)node.Operator);

    public override double? FewerProducts(Node node) => WinogradSteps.PlanOf(node)?.Cycles;

    public override bool ReadsCallersMemory(Node node, LayoutWay way)
    {
        var convolution = (Convolution)node.Operator;
        bool keepsPlanes = way.Gives == LayoutKind.Pixels;
        bool takesEverySecond = keepsPlanes && convolution.Columns.Stride > 1;
        bool copiesGroups = keepsPlanes && convolution.Groups > 1;
        return copiesGroups || (!keepsPlanes && WinogradSteps.PlanOf(node) is not null) || (Halos.ForInputOf(node).IsNone && !takesEverySecond);
    }

    public override Node? OverOneRow(Node node) => FlatNode.Of(node);

    /// <summary>What is done with pixels before they are stored: the pool behind, or the sum with another tensor.</summary>
    public override Node? TakingIn(Node node, Node reader, LayoutKind between) =>
        (between == LayoutKind.Channels ? TakingInPool(node, reader) : null) ?? TakingInSum(node, reader);

    private static Node? TakingInPool(Node node, Node reader) =>
        node.Operator is Convolution { Pinned: null, Groups: 1 } convolution && reader is { Operator: Pool pool, Activation.IsNone: true }
        && Activations.IsCheap(node.Activation) && StoredPixels.CanTakeIn(pool) && WinogradSteps.PlanOf(node) is null
            ? node with { Operator = convolution with { Behind = pool }, Output = reader.Output }
            : null;

    /// <summary>A sum of two gives the same bits either way round, so the convolution may be either of them.</summary>
    private static Node? TakingInSum(Node node, Node reader) =>
        node is { Operator: Convolution { Groups: 1, Behind: null } convolution, Activation.IsNone: true, Inputs.Count: 1 }
        && reader.Operator is Graph.Add && reader.Inputs.Count == 2 && reader.Inputs.FirstOrDefault(i => i != node.Output) is { } other
            ? node with
            {
                Operator = convolution with { AddsLast = true }, Inputs = [.. node.Inputs, other], Output = reader.Output, Activation = reader.Activation,
            }
            : null;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout> input = inputs[0];
        var convolution = (Convolution)node.Operator;
        Activation fused = Activations.Fused(node.Activation);
        Placed<TensorLayout>? added = convolution.AddsLast ? inputs[inputs.Count - 1] : null;
        switch (output.Layout)
        {
            case PlaneLayout planes when SamplePointwiseConvolution.Supports(convolution, (PlaneLayout)input.Layout, planes):
                AddPointwise(node, input, added, planes, output.Place, fused, builder);
                break;
            case PlaneLayout planes:
                AddPlanes(node, convolution, input, added, planes, output.Place, fused, builder);
                break;
            case ChannelLayout channels when convolution.Groups > 1:
                GroupSteps.Add(node, convolution, input, channels, output.Place, fused, builder);
                break;
            case ChannelLayout channels when WinogradSteps.PlanOf(node) is { } plan:
                WinogradSteps.Add(plan, node, Reason(added), WinogradSteps.AsBlocks(node, input, builder), added, channels, output.Place, fused, builder);
                break;
            case ChannelLayout channels:
                AddChannels(node, convolution, Reason(added), input, channels, output.Place, fused, builder, added);
                break;
        }
    }

    private static string Reason(Placed<TensorLayout>? added) => added is null ? "Convolution." : "Convolution, and the sum behind it.";

    /// <summary>The steps of a convolution or matrix product with sixteen output channels in the lanes.</summary>
    public static void AddChannels(
        Node node, Convolution convolution, string reason, Placed<TensorLayout> input, ChannelLayout layout, Place output, Activation fused,
        ProgramBuilder builder, Placed<TensorLayout>? added = null)
    {
        int taps = convolution.Rows.Kernel * convolution.Columns.Kernel;
        (int inputs, int outputs) = (node.Input.Shape.Channels, node.Output.Shape.Channels);
        Place weight = builder.Packed.New(checked(layout.Blocks * SampleChannelConvolution.PackedPerBlock(inputs, taps)));
        Place bias = builder.Weights.NewBias(layout);
        builder.Weights.Pack(
            node, "Weights of sixteen output channels are packed into each vector.", "WeightPacking.ChannelBlocks",
            builder.Weights.Order.Weight(node), outputs, inputs, taps, convolution.Groups, weight);
        builder.Weights.PackBias(node, bias);
        var form = new ChannelConvolution(convolution, node.Operator is Linear, input.Layout, (ChannelLayout?)added?.Layout, layout, fused);
        builder.Run(node, reason, form, input.Place, weight, bias, added?.Place, output);
    }

    private static void AddPlanes(
        Node node, Convolution convolution, Placed<TensorLayout> input, Placed<TensorLayout>? added, PlaneLayout planes, Place output, Activation fused,
        ProgramBuilder builder)
    {
        var source = (PlaneLayout)input.Layout;
        Place weight = builder.Weights.PlainWeight(node);
        Place? bias = builder.Weights.PlainBias(node);
        Placed<PlaneLayout>? padded = null;
        if (source.IsCallers && convolution.Groups > 1)
        {
            // The caller's memory has no room for padding: one group after another is copied.
            TensorShape group = node.Input.Shape with { Channels = node.Input.Shape.Channels / convolution.Groups };
            padded = builder.Memory.New(new PlaneLayout(group, Halos.ForInputOf(node), 1));
        }

        builder.Run(
            node, Reason(added), new WidthConvolution(convolution, source, padded?.Layout, (PlaneLayout?)added?.Layout, planes, node.Bias is not null, fused),
            input.Place, weight, bias, padded?.Place, added?.Place, output);
    }

    private static void AddPointwise(
        Node node, Placed<TensorLayout> input, Placed<TensorLayout>? added, PlaneLayout row, Place output, Activation fused, ProgramBuilder builder)
    {
        var source = (PlaneLayout)input.Layout;
        Place? bias = builder.Weights.PlainBias(node);
        Place weight = builder.Weights.PlainWeight(node);
        var form = new PointwiseConvolution(source, (PlaneLayout?)added?.Layout, row, node.Bias is not null, fused);
        builder.Run(node, Reason(added), form, input.Place, weight, bias, builder.Memory.New(form.ScratchLength), added?.Place, output);
    }
}
