using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Tensors multiplied over one sample, in the layout that they have.</summary>
internal sealed class MultiplySample : SampleForms
{
    public override bool FusesActivation => true;

    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Activation fused = Activations.Fused(node.Activation);
        KernelForm form = output.Layout is PlaneLayout planes
            ? new PlaneProduct(inputs.Select(i => (PlaneLayout)i.Layout).ToEquatableArray(), planes, fused)
            : new ChannelProduct(inputs.Select(i => (ChannelLayout)i.Layout).ToEquatableArray(), (ChannelLayout)output.Layout, fused);
        builder.Run(node, "Product.", form, [.. inputs.Select(i => i.Place), output.Place]);
    }
}
