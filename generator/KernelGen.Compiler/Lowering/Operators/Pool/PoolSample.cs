using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A pool over one sample, in the layout of its input.</summary>
internal sealed class PoolSample : SampleForms
{
    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Placed<TensorLayout> input = inputs[0];
        foreach (PoolLoops loops in PoolLoops.Of((Pool)node.Operator))
        {
            KernelForm form = output.Layout is PlaneLayout planes
                ? new PlanePool(loops, (PlaneLayout)input.Layout, planes)
                : new ChannelPool(loops, (ChannelLayout)input.Layout, (ChannelLayout)output.Layout);
            builder.Run(node, "Pooling.", form, input.Place, output.Place);
        }
    }
}
