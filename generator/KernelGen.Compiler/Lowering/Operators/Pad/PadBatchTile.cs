using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A padding over sixteen samples.</summary>
internal sealed class PadBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Padding.", new BatchPad((Pad)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of a padding's input over sixteen samples.</summary>
internal sealed class PadInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> inputGradient) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPadInputGradient(((PadInputGradient)node.Operator).Of, outputGradient.Layout, inputGradient.Layout),
            [outputGradient.Place, inputGradient.Place]);
    }
}
