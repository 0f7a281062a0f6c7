using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Channels brought one behind another over one sample, in the layout that they have, but for inputs that are in their place already.</summary>
internal abstract class ConcatForm : SampleForm
{
    protected const string Reason = "Its channels take their place.";

    public sealed override IEnumerable<LayoutWay> Ways(Node node) => [new(Gives, Gives)];

    public sealed override bool ReadsCallersMemory(Node node) => true;

    public sealed override int? PlaceInOutput(Node node, int input) => node.Inputs.Take(input).Sum(i => i.Shape.Channels);

    public sealed override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
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

    /// <summary>The step that copies one input.</summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="first">The channel of the output at which its channels begin.</param>
    protected abstract Step Step(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output, int first);
}

/// <summary>Planes are copied row by row.</summary>
internal sealed class ConcatOfPlanes : ConcatForm
{
    public override LayoutKind Gives => LayoutKind.Pixels;

    protected override Step Step(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output, int first) =>
        new KernelStep(node.Layer, Reason, new PlaneChannels((PlaneLayout)input.Layout, (PlaneLayout)output.Layout, first), [input.Place, output.Place]);
}

/// <summary>Blocks of channels are copied where they are blocks of the output too, and else put into its blocks by the runtime.</summary>
internal sealed class ConcatOfBlocks : ConcatForm
{
    public override LayoutKind Gives => LayoutKind.Channels;

    protected override Step Step(Node node, Placed<TensorLayout> input, Placed<TensorLayout> output, int first)
    {
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
