using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A softmax over the planes of one sample.</summary>
internal sealed class SoftmaxSample : SameLayoutForm<PlaneLayout>
{
    /// <param name="kernel">Its only kernel, by the shape of its output.</param>
    public SoftmaxSample(Func<Softmax, TensorShape, KernelForm> kernel)
        : base("Softmax.", (node, _, _) => kernel((Softmax)node.Operator, node.Output.Shape)) => ReadsBehindInput = true;

    /// <summary>All pixels are one row, so that vectors run over the ends of rows.</summary>
    public override bool KeepsHalo => false;

    public override bool ReadsWithinInput => true;
}
