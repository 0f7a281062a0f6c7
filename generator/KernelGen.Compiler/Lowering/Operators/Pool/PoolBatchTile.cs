using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A pool over sixteen samples: most have one kernel, and those with very many different windows several.</summary>
internal sealed class PoolBatchTile : BatchTileForms
{
    /// <summary>Where windows overlap, gradients are added one after another.</summary>
    public override bool FinishesGradient(Node node) => !BlockPool.Adds((Pool)node.Operator);

    public override IEnumerable<Step> Forward(Node node, BatchTensors tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors.ValueOf(node.Input), tensors.ValueOf(node.Output));
        return PoolLoops.Of((Pool)node.Operator).Select(loops => new KernelStep(
            node.Layer, "Pooling.", new BatchPool(loops, input.Layout, output.Layout), [input.Place, output.Place]));
    }

    public override IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors)
    {
        var pool = (Pool)node.Operator;
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors.ValueOf(node.Input), tensors.ValueOf(node.Output));
        (Placed<PlaneLayout> inputGradient, Placed<PlaneLayout> outputGradient) = (tensors.GradientOf(node.Input), tensors.GradientOf(node.Output));
        Place[] places = pool.IsMaximum
            ? [input.Place, output.Place, outputGradient.Place, inputGradient.Place]
            : before.IsNothing ? [outputGradient.Place, inputGradient.Place] : [input.Place, outputGradient.Place, inputGradient.Place];
        return PoolLoops.Of(pool).Select((loops, i) => new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPoolInputGradient(loops, i == 0, before, input.Layout, output.Layout, outputGradient.Layout, inputGradient.Layout), places));
    }
}
