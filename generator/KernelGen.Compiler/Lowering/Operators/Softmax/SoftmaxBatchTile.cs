using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A softmax over sixteen samples.</summary>
internal sealed class SoftmaxBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Softmax.", new BatchSoftmax((Softmax)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of a softmax's input over sixteen samples.</summary>
internal sealed class SoftmaxInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> output) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchSoftmaxInputGradient(((SoftmaxInputGradient)node.Operator).Of, output.Layout, outputGradient.Layout, inputGradient.Layout),
            [output.Place, outputGradient.Place, inputGradient.Place]);
    }
}
