using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A padding over one sample, in the layout of its input.</summary>
internal sealed class PadSample : SampleForms
{
    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    /// <summary>Channels in front that are not whole blocks would move all others to other lanes.</summary>
    public override IReadOnlyList<LayoutWay> Ways(Node node) => ((Pad)node.Operator).Front % ChannelLayout.BlockSize == 0
        ? base.Ways(node)
        : [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout> input = inputs[0];
        var pad = (Pad)node.Operator;
        KernelForm form = output.Layout is PlaneLayout planes
            ? new PlanePad(pad, (PlaneLayout)input.Layout, planes)
            : new ChannelPad(pad, (ChannelLayout)input.Layout, (ChannelLayout)output.Layout);
        builder.Run(node, "Padding.", form, input.Place, output.Place);
    }
}
