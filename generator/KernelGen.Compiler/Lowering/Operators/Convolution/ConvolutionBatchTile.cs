using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A convolution over sixteen samples.</summary>
internal sealed class ConvolutionBatchTile : BatchTileForms
{
    public override bool FinishesGradient(Node node) => true;

    public override int ScratchLength(Node node, PlaneLayout input, PlaneLayout outputGradient) =>
        BlockConvolutionWeights.ScratchLength((Convolution)node.Operator, input, outputGradient);

    public override IEnumerable<Step> Forward(Node node, BatchTensors tensors) =>
    [
        new KernelStep(
            node.Layer, "Convolution.",
            new BatchConvolution(
                (Convolution)node.Operator, tensors.ValueOf(node.Input).Layout, tensors.ValueOf(node.Output).Layout, node.Bias is not null,
                Activations.Fused(node.Activation)),
            tensors.WithParameters(node)),
    ];

    public override IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors) =>
    [
        new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchConvolutionInputGradient(
                (Convolution)node.Operator, tensors.GradientOf(node.Output).Layout, tensors.GradientOf(node.Input).Layout, before),
            tensors.BackWithWeights(node, before)),
    ];

    public override IEnumerable<Step> ParameterGradients(Node node, BatchTensors tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors.ValueOf(node.Input), tensors.GradientOf(node.Output));
        Place[] places = [input.Place, outputGradient.Place, tensors.Scratch, gradient];
        yield return new KernelStep(
            node.Layer, "Gradient of the weights.",
            new BatchConvolutionWeightGradient((Convolution)node.Operator, input.Layout, outputGradient.Layout, node.Bias is not null),
            node.Bias is { } bias ? [.. places, BatchTensors.GradientPlace(bias)] : places);
        if (after is not null)
        {
            yield return after;
        }
    }
}
