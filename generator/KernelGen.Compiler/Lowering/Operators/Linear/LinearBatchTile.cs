using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A matrix product over sixteen samples.</summary>
internal sealed class LinearBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Matrix product.",
            new BatchLinear(
                tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), node.Bias is not null, Activations.Fused(node.Activation)),
            tensors.WithParameters(node)),
    ];
}
