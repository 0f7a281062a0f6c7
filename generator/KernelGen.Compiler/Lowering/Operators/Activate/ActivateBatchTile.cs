using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>An activation by itself over sixteen samples.</summary>
internal sealed class ActivateBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Forward(Node node, BatchTensors tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors.ValueOf(node.Input), tensors.ValueOf(node.Output));
        yield return new KernelStep(
            node.Layer, "Activation.", new BatchActivate(((Activate)node.Operator).Activation, input.Layout, output.Layout),
            [input.Place, output.Place]);
    }

    public override IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors)
    {
        Activation function = ((Activate)node.Operator).Activation;
        Placed<PlaneLayout> kept = tensors.ValueOf(function.NeedsInput ? node.Input : node.Output);
        (Placed<PlaneLayout> inputGradient, Placed<PlaneLayout> outputGradient) = (tensors.GradientOf(node.Input), tensors.GradientOf(node.Output));
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchActivateInputGradient(function, kept.Layout, outputGradient.Layout, inputGradient.Layout),
            [kept.Place, outputGradient.Place, inputGradient.Place]);
    }
}
