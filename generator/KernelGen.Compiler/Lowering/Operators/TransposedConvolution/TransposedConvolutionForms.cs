using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How transposed convolutions and their gradients run.</summary>
internal static class TransposedConvolutionForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<TransposedConvolution>([new TransposedConvolutionOfCells(), new TransposedConvolutionOfPhases()], new TransposedConvolutionBatchTile()),
        FormRegistration.Backward<TransposedConvolutionInputGradient>(new TransposedConvolutionInputGradientBatchTile()),
        FormRegistration.Backward<TransposedConvolutionParameterGradients>(new TransposedConvolutionParameterGradientsBatchTile()),
    ];
}

/// <summary>A transposed convolution over sixteen samples.</summary>
internal sealed class TransposedConvolutionBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        yield return new KernelStep(
            node.Layer, "Transposed convolution.",
            new BatchTransposedConvolution(
                ((TransposedConvolution)node.Operator).Of, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), node.Bias is not null,
                Activations.Fused(node.Activation)),
            tensors.WithParameters(node));
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class TransposedConvolutionInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (TransposedConvolutionInputGradient)node.Operator;
        Finish before = tensors.Before(node, gradient.Before);
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchTransposedInputGradient(gradient.Of, tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), before),
            tensors.BackWithWeights(node, before));
    }
}

/// <summary>The gradients of its weights and bias over sixteen samples.</summary>
internal sealed class TransposedConvolutionParameterGradientsBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Convolution convolution = ((TransposedConvolutionParameterGradients)node.Operator).Of;
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        yield return new KernelStep(
            node.Layer, "Gradient of the weights.",
            new BatchConvolutionWeightGradient(convolution, outputGradient.Layout, input.Layout, HasBias: false),
            [outputGradient.Place, input.Place, tensors.Scratch, TensorPlaces.GradientPlace(node.Weight!)]);
        if (node.Bias is { } bias)
        {
            yield return new KernelStep(
                node.Layer, "Gradient of the bias.", new BatchBiasGradient(outputGradient.Layout),
                [outputGradient.Place, TensorPlaces.GradientPlace(bias)]);
        }
    }
}
