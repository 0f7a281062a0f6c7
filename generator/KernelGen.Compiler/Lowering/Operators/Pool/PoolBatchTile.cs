using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A pool over sixteen samples: most have one kernel, and those with very many different windows several.</summary>
internal sealed class PoolBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        return PoolLoops.Of((Pool)node.Operator).Select(loops => new KernelStep(
            node.Layer, "Pooling.", new BatchPool(loops, input.Layout, output.Layout), [input.Place, output.Place]));
    }
}

/// <summary>The gradient of a pool's input over sixteen samples, in as many kernels.</summary>
internal sealed class PoolInputGradientBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var gradient = (PoolInputGradient)node.Operator;
        Pool pool = gradient.Of;
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> inputGradient) = (tensors[node.Input], tensors[node.Output]);

        // A maximum reads its input anyway; a mean reads it only where the gradient goes on through what made it.
        bool readsInput = pool.IsMaximum || gradient.Before != Declarations.Activation.None;
        Placed<PlaneLayout>? input = readsInput ? tensors[node.Inputs[1]] : null;
        Placed<PlaneLayout>? output = pool.IsMaximum ? tensors[node.Inputs[2]] : null;
        if (BlockPoolGathered.Suits(pool))
        {
            Place?[] all = [input?.Place, output?.Place, outputGradient.Place, tensors.Scratch, inputGradient.Place];
            return
            [
                new KernelStep(
                    node.Layer, "Gradient of the input.",
                    new BatchPoolGatheredGradient(
                        pool, input?.Layout ?? inputGradient.Layout, output?.Layout ?? outputGradient.Layout, outputGradient.Layout, inputGradient.Layout),
                    [.. all.OfType<Place>()]),
            ];
        }

        Place[] places = [.. new[] { input, output, outputGradient, inputGradient }.OfType<Placed<PlaneLayout>>().Select(t => t.Place)];
        Finish before = tensors.Before(node, gradient.Before);
        return PoolLoops.Of(pool).Select((loops, i) => new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPoolInputGradient(
                loops, i == 0, before, input?.Layout ?? inputGradient.Layout, output?.Layout ?? outputGradient.Layout, outputGradient.Layout,
                inputGradient.Layout),
            places));
    }
}
