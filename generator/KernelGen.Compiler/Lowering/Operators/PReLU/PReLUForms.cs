using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How ReLUs with slopes and their gradients run.</summary>
internal static class PReLUForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<ParametricReLU>(
            [
                new SameLayoutForm<PlaneLayout>("ReLU with slopes.", (node, inputs, output) => new PlanePReLU(IsShared(node), inputs[0], output))
                {
                    Packed = (node, _) => [Packing.Unchanged(node.Weight!)],
                },
                new SameLayoutForm<ChannelLayout>("ReLU with slopes.", (node, inputs, output) => new ChannelPReLU(IsShared(node), inputs[0], output))
                {
                    Packed = (node, output) => [Packing.OfBlocks("Slopes of sixteen channels in each vector.", node.Weight, node.Weight!.Length, output)],
                },
            ],
            new PReLUBatchTile()),
        FormRegistration.Backward<ParametricReLUInputGradient>(new PReLUInputGradientBatchTile()),
        FormRegistration.Backward<ParametricReLUParameterGradients>(new PReLUParameterGradientsBatchTile()),
    ];

    private static bool IsShared(Node node) => ((ParametricReLU)node.Operator).IsShared;
}

/// <summary>Sixteen samples.</summary>
internal sealed class PReLUBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "ReLU with slopes.", new BatchPReLU(((ParametricReLU)node.Operator).IsShared, input.Layout, output.Layout),
            [input.Place, tensors.Weights.Weight(node), output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class PReLUInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPReLUInputGradient(
                ((ParametricReLUInputGradient)node.Operator).IsShared, input.Layout, outputGradient.Layout, inputGradient.Layout),
            [input.Place, tensors.Weights.Weight(node), outputGradient.Place, inputGradient.Place]);
    }
}

/// <summary>The gradients of the slopes over sixteen samples.</summary>
internal sealed class PReLUParameterGradientsBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        yield return new KernelStep(
            node.Layer, "Gradients of the slopes.",
            new BatchPReLUSlopeGradient(((ParametricReLUParameterGradients)node.Operator).IsShared, input.Layout, outputGradient.Layout),
            [input.Place, outputGradient.Place, TensorPlaces.GradientPlace(node.Weight!)]);
    }
}
