using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A softmax over sixteen samples.</summary>
internal sealed class SoftmaxBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Forward(Node node, BatchTensors tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors.ValueOf(node.Input), tensors.ValueOf(node.Output));
        yield return new KernelStep(
            node.Layer, "Softmax.", new BatchSoftmax((Softmax)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }

    public override IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors)
    {
        Placed<PlaneLayout> output = tensors.ValueOf(node.Output);
        (Placed<PlaneLayout> inputGradient, Placed<PlaneLayout> outputGradient) = (tensors.GradientOf(node.Input), tensors.GradientOf(node.Output));
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchSoftmaxInputGradient((Softmax)node.Operator, output.Layout, outputGradient.Layout, inputGradient.Layout),
            [output.Place, outputGradient.Place, inputGradient.Place]);
    }
}
