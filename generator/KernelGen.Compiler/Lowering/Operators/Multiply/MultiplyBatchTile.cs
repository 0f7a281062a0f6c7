using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Tensors multiplied over sixteen samples.</summary>
internal sealed class MultiplyBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Product.",
            new BatchProduct(node.Inputs.Select(tensors.LayoutOf).ToEquatableArray(), tensors.LayoutOf(node.Output), Activations.Fused(node.Activation)),
            [.. node.Inputs.Select(i => tensors[i].Place), tensors[node.Output].Place]),
    ];
}

/// <summary>The gradient of a factor over sixteen samples.</summary>
internal sealed class MultiplyInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
    [
        new KernelStep(
            node.Layer, "Gradient of a factor.",
            new BatchProductGradient(
                tensors.LayoutOf(node.Input), node.Inputs.Skip(1).Select(tensors.LayoutOf).ToEquatableArray(), tensors.LayoutOf(node.Output)),
            [.. node.Inputs.Select(i => tensors[i].Place), tensors[node.Output].Place]),
    ];
}
