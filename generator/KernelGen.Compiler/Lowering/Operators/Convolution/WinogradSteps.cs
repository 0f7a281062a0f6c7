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

/// <summary>The steps of such a convolution.</summary>
internal static class WinogradSteps
{
    /// <summary>How a convolution that reads blocks of channels runs this way; null where direct sums are as fast.</summary>
    public static WinogradPlan? PlanOf(Node node) =>
        node.Operator is Convolution convolution ? WinogradPlan.Choose(convolution, node.Input.Shape, node.Output.Shape) : null;

    /// <summary>The input in blocks of sixteen channels.</summary>
    public static Placed<TensorLayout> AsBlocks(Node node, Placed<TensorLayout> input, ProgramBuilder builder)
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

    public static void Add(
        WinogradPlan plan, Node node, string reason, Placed<TensorLayout> input, Placed<TensorLayout>? added, ChannelLayout layout, Place output,
        Activation fused, ProgramBuilder builder)
    {
        var convolution = (Convolution)node.Operator;
        Place weight = builder.Packed.New(plan.WeightLength);
        Place bias = builder.Weights.NewBias(layout);
        builder.Weights.Pack(
            node, "Weights are transformed, and those of sixteen output channels packed into each vector.", "WinogradWeights.Pack",
            builder.Weights.Order.Weight(node), plan.Output.Channels, plan.Input.Channels, plan.Down.Taps, plan.Across.Taps, plan.Down.Size, plan.Across.Size, weight);
        builder.Weights.PackBias(node, bias);
        Place values = builder.Memory.New(plan.Positions * plan.InputStride);
        Place products = builder.Memory.New(plan.Positions * plan.ProductStride);
        builder.Run(
            node, reason, new WinogradConvolution(plan, convolution, (ChannelLayout)input.Layout, (ChannelLayout?)added?.Layout, layout, fused),
            input.Place, weight, bias, added?.Place, values, products, output);
    }
}
