using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over sixteen samples, summed directly.</summary>
internal sealed class ConvolutionBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Convolution.",
            new BatchConvolution(
                (Convolution)node.Operator, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), node.Bias is not null,
                Activations.Fused(node.Activation)),
            tensors.WithParameters(node)),
    ];
}

/// <summary>A convolution over sixteen samples Winograd's way, where that is faster.</summary>
internal sealed class ConvolutionByTransformsBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override bool Suits(Node node) => BlockWinogradSteps.Forward(node) is not null;

    public override int SharedScratch(Node node) => BlockWinogradSteps.Forward(node)!.RoomLength;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        BlockWinogradPlan plan = BlockWinogradSteps.Forward(node)!;
        var form = new BatchWinogradConvolution(
            plan, (Convolution)node.Operator, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), node.Bias is not null,
            new Finish(Activations.Fused(node.Activation)));
        return [BlockWinogradSteps.Of(
            node, plan, "Convolution.", form, node.Bias is { } bias ? TensorPlaces.ParameterPlace(bias) : null, tensors.SharedScratch, tensors)];
    }
}
