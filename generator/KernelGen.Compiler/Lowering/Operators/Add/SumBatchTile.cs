using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Tensors, or shares of a gradient, added over sixteen samples.</summary>
internal sealed class SumBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Sum.",
            new BatchSum(node.Inputs.Select(tensors.LayoutOf).ToEquatableArray(), tensors.LayoutOf(node.Output), Activations.Fused(node.Activation)),
            [.. node.Inputs.Select(i => tensors[i].Place), tensors[node.Output].Place]),
    ];
}
