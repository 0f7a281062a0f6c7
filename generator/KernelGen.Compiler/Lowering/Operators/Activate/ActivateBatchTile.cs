using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation by itself over sixteen samples.</summary>
internal sealed class ActivateBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Activation.", new BatchActivate(((Activate)node.Operator).Activation, input.Layout, output.Layout),
            [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input.</summary>
internal sealed class ActivateInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> kept) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchActivateInputGradient(
                ((ActivateInputGradient)node.Operator).Activation, kept.Layout, outputGradient.Layout, inputGradient.Layout),
            [kept.Place, outputGradient.Place, inputGradient.Place]);
    }
}
