using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The gradient of a convolution's input over sixteen samples, summed directly.</summary>
internal sealed class ConvolutionInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (ConvolutionInputGradient)node.Operator;
        Finish before = tensors.Before(node, gradient.Before);
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchConvolutionInputGradient(gradient.Of, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), before),
            tensors.BackWithWeights(node, before));
    }
}

/// <summary>The gradient of a convolution's input over sixteen samples Winograd's way, where that is faster.</summary>
internal sealed class InputGradientByTransformsBatchTile : BatchTileForm
{
    public override bool Suits(Node node) => BlockWinogradSteps.InputGradient(node) is not null;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (ConvolutionInputGradient)node.Operator;
        Finish before = tensors.Before(node, gradient.Before);
        BlockWinogradPlan plan = BlockWinogradSteps.InputGradient(node)!;
        yield return BlockWinogradSteps.Of(
            node, plan, "Gradient of the input.",
            new BatchWinogradInputGradient(plan, gradient.Of, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), before),
            before.IsNothing ? null : tensors[node.Inputs.Last()].Place, tensors.New(plan.RoomLength), tensors);
    }
}

/// <summary>The gradients of a convolution's weights and bias over sixteen samples, summed directly.</summary>
internal sealed class ConvolutionParameterGradientsBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        Convolution convolution = ((ConvolutionParameterGradients)node.Operator).Of;
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

/// <summary>The gradients of a convolution's weights Winograd's way, where that is faster, and of its bias, over sixteen samples.</summary>
internal sealed class ParameterGradientsByTransformsBatchTile : BatchTileForm
{
    public override bool Suits(Node node) => BlockWinogradSteps.ParameterGradients(node) is not null;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        if (node.Bias is { } bias)
        {
            Placed<PlaneLayout> outputGradient = tensors[node.Inputs[1]];
            yield return new KernelStep(
                node.Layer, "Gradient of the bias.", new BatchBiasGradient(outputGradient.Layout), [outputGradient.Place, TensorPlaces.GradientPlace(bias)]);
        }

        foreach (Step step in BlockWinogradSteps.Of(node, BlockWinogradSteps.ParameterGradients(node)!, gradient, tensors))
        {
            yield return step;
        }

        if (after is not null)
        {
            yield return after;
        }
    }
}
