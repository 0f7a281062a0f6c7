using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Channels brought one behind another over sixteen samples.</summary>
internal sealed class ConcatBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Placed<PlaneLayout> output = tensors[node.Output];
        int first = 0;
        foreach (Placed<PlaneLayout> input in node.Inputs.Select(i => tensors[i]))
        {
            int channels = input.Layout.Shape.Channels;
            yield return new KernelStep(
                node.Layer, "Its channels take their place.", new BatchChannels(input.Layout, output.Layout, 0, first, channels),
                [input.Place, output.Place]);
            first += channels;
        }
    }
}

/// <summary>The gradients of the channels of one input over sixteen samples.</summary>
internal sealed class ConcatInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> all, Placed<PlaneLayout> own) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Gradients of its channels.",
            new BatchChannels(all.Layout, own.Layout, ((ConcatInputGradient)node.Operator).FirstChannel, 0, own.Layout.Shape.Channels),
            [all.Place, own.Place]);
    }
}
