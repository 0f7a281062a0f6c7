using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over sixteen samples.</summary>
internal sealed class ConvolutionBatchTile : BatchTileForms
{
    public override bool FusesActivation => true;

    public override int RoomLength(Node node) => BlockWinogradSteps.Forward(node)?.RoomLength ?? 0;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var convolution = (Convolution)node.Operator;
        (PlaneLayout input, PlaneLayout output) = (tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output));
        Activation fused = Activations.Fused(node.Activation);
        const string Reason = "Convolution.";
        if (BlockWinogradSteps.Forward(node) is not { } plan)
        {
            return [new KernelStep(node.Layer, Reason, new BatchConvolution(convolution, input, output, node.Bias is not null, fused), tensors.WithParameters(node))];
        }

        return [BlockWinogradSteps.Of(
            node, plan, Reason, new BatchWinogradConvolution(plan, convolution, input, output, node.Bias is not null, new Finish(fused)),
            node.Bias is { } bias ? TensorPlaces.ParameterPlace(bias) : null, tensors.Room, tensors)];
    }
}
