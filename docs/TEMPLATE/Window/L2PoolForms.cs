// Goes to generator/KernelGen.Compiler/Lowering/Operators/L2Pool.
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How they run: the list that the declaration names.</summary>
internal static class L2PoolForms
{
    // Over one sample each form works on one layout. A second one, for ChannelLayout, would take blocks of sixteen channels as they are.
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<L2Pool>(
            [
                new SameLayoutForm<PlaneLayout>(
                    "Roots of squares.",
                    (node, inputs, output) => new PlaneL2Pool((L2Pool)node.Operator, inputs[0], output)),
            ],
            new L2PoolBatchTile()),
        FormRegistration.Backward<L2PoolInputGradient>(new L2PoolInputGradientBatchTile()),
    ];
}

/// <summary>Roots of squares over sixteen samples.</summary>
internal sealed class L2PoolBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Roots of squares.", new BatchL2Pool((L2Pool)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class L2PoolInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        // In the order of the gradient rule.
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input, Placed<PlaneLayout> output) =
            (tensors[node.Inputs[0]], tensors[node.Inputs[1]], tensors[node.Inputs[2]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchL2PoolInputGradient(
                ((L2PoolInputGradient)node.Operator).Of, input.Layout, output.Layout, outputGradient.Layout, inputGradient.Layout),
            [input.Place, output.Place, outputGradient.Place, inputGradient.Place]);
    }
}
