using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The gradient of a pool's input over sixteen samples, in as many kernels.</summary>
internal sealed class PoolInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (PoolInputGradient)node.Operator;
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> inputGradient) = (tensors[node.Input], tensors[node.Output]);
        (Placed<PlaneLayout>? input, Placed<PlaneLayout>? output) = Kept(node, tensors);
        Place[] places = [.. new[] { input, output, outputGradient, inputGradient }.OfType<Placed<PlaneLayout>>().Select(t => t.Place)];
        Finish before = tensors.Before(node, gradient.Before);
        return PoolLoops.Of(gradient.Of).Select((loops, i) => new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPoolInputGradient(
                loops, i == 0, before, input?.Layout ?? inputGradient.Layout, output?.Layout ?? outputGradient.Layout, outputGradient.Layout,
                inputGradient.Layout),
            places));
    }

    /// <summary>The values of the forward pass that are read: a maximum reads its input anyway, a mean where the gradient goes on through what made it.</summary>
    public static (Placed<PlaneLayout>? Input, Placed<PlaneLayout>? Output) Kept(Node node, TensorPlaces tensors)
    {
        var gradient = (PoolInputGradient)node.Operator;
        bool readsInput = gradient.Of.IsMaximum || gradient.Before != Declarations.Activation.None;
        return (readsInput ? tensors[node.Inputs[1]] : null, gradient.Of.IsMaximum ? tensors[node.Inputs[2]] : null);
    }
}

/// <summary>The gradient of a pool's input over sixteen samples where each cell gathers it.</summary>
internal sealed class PoolGatheredGradientBatchTile : BatchTileForm
{
    public override bool Suits(Node node) => BlockPoolGathered.Suits(((PoolInputGradient)node.Operator).Of);

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> inputGradient) = (tensors[node.Input], tensors[node.Output]);
        (Placed<PlaneLayout>? input, Placed<PlaneLayout>? output) = PoolInputGradientBatchTile.Kept(node, tensors);
        Place?[] places = [input?.Place, output?.Place, outputGradient.Place, tensors.Scratch, inputGradient.Place];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPoolGatheredGradient(
                ((PoolInputGradient)node.Operator).Of, input?.Layout ?? inputGradient.Layout, output?.Layout ?? outputGradient.Layout,
                outputGradient.Layout, inputGradient.Layout),
            [.. places.OfType<Place>()]);
    }
}
