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
