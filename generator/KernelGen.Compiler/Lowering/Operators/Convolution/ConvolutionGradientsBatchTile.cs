using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The gradient of a convolution's input over sixteen samples.</summary>
internal sealed class ConvolutionInputGradientBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (ConvolutionInputGradient)node.Operator;
        Finish before = tensors.Before(node, gradient.Before);
        return
        [
            new KernelStep(
                node.Layer, "Gradient of the input.",
                new BatchConvolutionInputGradient(gradient.Of, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), before),
                tensors.BackWithWeights(node, before)),
        ];
    }
}

/// <summary>The gradients of a convolution's weights and bias over sixteen samples.</summary>
internal sealed class ConvolutionParameterGradientsBatchTile : BatchTileForms
{
    public override int ScratchLength(Node node, TensorPlaces tensors) => BlockConvolutionWeights.ScratchLength(
        ((ConvolutionParameterGradients)node.Operator).Of, tensors.LayoutOf(node.Inputs[0]), tensors.LayoutOf(node.Inputs[1]));

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Convolution convolution = ((ConvolutionParameterGradients)node.Operator).Of;
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Place[] places = [input.Place, outputGradient.Place, tensors.Scratch, gradient];
        yield return new KernelStep(
            node.Layer, "Gradient of the weights.",
            new BatchConvolutionWeightGradient(convolution, input.Layout, outputGradient.Layout, node.Bias is not null),
            node.Bias is { } bias ? [.. places, TensorPlaces.GradientPlace(bias)] : places);
        if (after is not null)
        {
            yield return after;
        }
    }
}
