using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Winograd;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The gradient of a convolution's input over sixteen samples.</summary>
internal sealed class ConvolutionInputGradientBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (ConvolutionInputGradient)node.Operator;
        Finish before = tensors.Before(node, gradient.Before);
        const string Reason = "Gradient of the input.";
        (PlaneLayout from, PlaneLayout to) = (tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output));
        if (BlockWinogradSteps.InputGradient(node) is not { } plan)
        {
            return [new KernelStep(node.Layer, Reason, new BatchConvolutionInputGradient(gradient.Of, from, to, before), tensors.BackWithWeights(node, before))];
        }

        return [BlockWinogradSteps.Of(
            node, plan, Reason, new BatchWinogradInputGradient(plan, gradient.Of, from, to, before),
            before.IsNothing ? null : tensors[node.Inputs.Last()].Place, tensors.New(plan.RoomLength), tensors)];
    }
}

/// <summary>The gradients of a convolution's weights and bias over sixteen samples.</summary>
internal sealed class ConvolutionParameterGradientsBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        Step?[] steps = [.. BlockWinogradSteps.ParameterGradients(node) is { } plan ? ByTransforms(node, plan, gradient, tensors) : Directly(node, gradient, tensors), after];
        return steps.OfType<Step>();
    }

    private static IEnumerable<Step> ByTransforms(Node node, BlockWinogradGradientPlan plan, Place gradient, TensorPlaces tensors)
    {
        if (node.Bias is { } bias)
        {
            Placed<PlaneLayout> outputGradient = tensors[node.Inputs[1]];
            yield return new KernelStep(
                node.Layer, "Gradient of the bias.", new BatchBiasGradient(outputGradient.Layout), [outputGradient.Place, TensorPlaces.GradientPlace(bias)]);
        }

        foreach (Step step in BlockWinogradSteps.Of(node, plan, gradient, tensors))
        {
            yield return step;
        }
    }

    private static IEnumerable<Step> Directly(Node node, Place gradient, TensorPlaces tensors)
    {
        Convolution convolution = ((ConvolutionParameterGradients)node.Operator).Of;
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Place[] places = [input.Place, outputGradient.Place, tensors.Scratch, gradient];
        yield return new KernelStep(
            node.Layer, "Gradient of the weights.",
            new BatchConvolutionWeightGradient(convolution, input.Layout, outputGradient.Layout, node.Bias is not null),
            node.Bias is { } bias ? [.. places, TensorPlaces.GradientPlace(bias)] : places);
    }
}
