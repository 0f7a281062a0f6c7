using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution of one sample Winograd's way, sixteen channels in the lanes.</summary>
/// <param name="Added">What is added to the result before the activation; null where nothing is.</param>
internal sealed record WinogradConvolution(
    WinogradPlan Plan, Convolution Operator, ChannelLayout Input, ChannelLayout? Added, ChannelLayout Output, Activation Fused) : KernelForm
{
    public override Kernel Lower(Target target) => SampleWinogradConvolution.Lower(Plan, Operator, Input, Added, Output, Fused, target);
}

/// <summary>A convolution over one sample Winograd's way, where the cost model finds that faster than direct sums. It reads blocks of channels.</summary>
internal sealed class ConvolutionByTransforms : SampleForm
{
    private static readonly ChosenPlans<WinogradPlan> s_plans = new(
        node => WinogradPlan.Choose((Convolution)node.Operator, node.Input.Shape, node.Output.Shape));

    public override LayoutKind Gives => LayoutKind.Channels;

    public override bool FusesActivation => true;

    public override bool Suits(Node node) => PlanOf(node) is not null;

    public override IEnumerable<LayoutWay> Ways(Node node)
    {
        double cycles = PlanOf(node)!.Cycles;
        return
        [
            new(LayoutKind.Pixels, LayoutKind.Channels, cycles + (LayoutWay.CyclesToMove * node.Input.Shape.Length)),
            new(LayoutKind.Channels, LayoutKind.Channels, cycles),
        ];
    }

    public override double? FewerProducts(Node node) => PlanOf(node)?.Cycles;

    public override Node? TakingIn(Node node, Node reader) => ConvolutionChoice.TakingInSum(node, reader);

    /// <summary>Blocks are made from planes with room around them.</summary>
    public override bool ReadsCallersMemory(Node node) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        WinogradPlan plan = PlanOf(node)!;
        var layout = (ChannelLayout)output.Layout;
        Placed<TensorLayout> input = AsBlocks(node, inputs[0], builder);
        Placed<TensorLayout>? added = ConvolutionChoice.Added(node, inputs);
        var weights = new Packing(
            plan.WeightLength, "Weights are transformed, and those of sixteen output channels packed into each vector.", "WinogradWeights.Pack",
            node.Weight, plan.Output.Channels, plan.Input.Channels, plan.Down.Taps, plan.Across.Taps, plan.Down.Size, plan.Across.Size);
        IReadOnlyList<Place?> packed = builder.Weights.Pack(node, weights, Packing.Bias(node, layout));
        Place values = builder.Memory.New(plan.Positions * plan.InputStride);
        Place products = builder.Memory.New(plan.Positions * plan.ProductStride);
        var form = new WinogradConvolution(
            plan, (Convolution)node.Operator, (ChannelLayout)input.Layout, (ChannelLayout?)added?.Layout, layout, Activations.Fused(node.Activation));
        builder.Run(node, ConvolutionChoice.Reason(added), form, [input.Place, .. packed, added?.Place, values, products, output.Place]);
    }

    /// <summary>How a convolution runs this way; null where direct sums are as fast.</summary>
    private static WinogradPlan? PlanOf(Node node) => s_plans[node];

    /// <summary>The input in blocks of sixteen channels.</summary>
    private static Placed<TensorLayout> AsBlocks(Node node, Placed<TensorLayout> input, ProgramBuilder builder)
    {
        if (input.Layout is not PlaneLayout planes)
        {
            return input;
        }

        var layout = new ChannelLayout(planes.Shape, Halos.ForInputOf(node));
        Placed<TensorLayout> blocks = builder.New(layout);
        builder.Add(new RuntimeStep(
            node.Layer, "Pixels are brought into blocks of channels.", "SampleLayout.ToBlocks",
            [
                input.Place.At(planes.Origin), planes.Shape.Channels, planes.Shape.Height, planes.Shape.Width, planes.RowStride, planes.ChannelStride,
                layout.RowStride, layout.BlockStride, blocks.Place.At(layout.Origin),
            ]));
        return blocks;
    }
}
