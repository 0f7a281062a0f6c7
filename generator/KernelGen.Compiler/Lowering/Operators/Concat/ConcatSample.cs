using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Channels brought one behind another over one sample, in the layout that they have.</summary>
internal sealed class ConcatSample : SampleForms
{
    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override int? PlaceInOutput(Node node, int input) => node.Inputs.Take(input).Sum(i => i.Shape.Channels);

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        int first = 0;
        foreach (Placed<TensorLayout> input in inputs)
        {
            if (input.Place.Storage != output.Place.Storage)
            {
                builder.Add(Step(node, input, output, first));
            }

            first += input.Layout.Shape.Channels;
        }
    }

    private static Step Step(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output, int first)
    {
        const string Reason = "Its channels take their place.";
        if (output.Layout is PlaneLayout planes)
        {
            return new KernelStep(node.Layer, Reason, new PlaneChannels((PlaneLayout)input.Layout, planes, first), [input.Place, output.Place]);
        }

        (ChannelLayout from, ChannelLayout to) = ((ChannelLayout)input.Layout, (ChannelLayout)output.Layout);
        return first % ChannelLayout.BlockSize == 0
            ? new KernelStep(node.Layer, Reason, new BlockedChannels(from, to, first), [input.Place, output.Place])
            : new RuntimeStep(
                node.Layer, Reason + " They begin within a block.", "ChannelBlocks.Insert",
                [
                    input.Place.At(from.Origin), from.Shape.Channels, from.Shape.Height, from.Shape.Width, from.RowStride, from.BlockStride, first,
                    to.RowStride, to.BlockStride, output.Place.At(to.Origin),
                ]);
    }
}
