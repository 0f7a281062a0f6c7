using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>
/// Dropout over sixteen samples: the runtime draws a factor for each value, from keys that it has given each sample, and the values are multiplied with
/// them. The backward pass finds the factors where they are.
/// </summary>
internal sealed class DropoutBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        var dropout = (Dropout)node.Operator;
        Placed<PlaneLayout> mask = tensors.MaskOf(node);
        yield return new RuntimeStep(
            node.Layer, "Draws which values are kept.", "DropoutMask.Fill",
            [tensors.SampleKeys, dropout.Place, node.Output.Shape.Length, dropout.Rate, mask.Place]);
        yield return Product(node, "Dropout.", mask, tensors);
    }

    /// <summary>The node's input times the factors.</summary>
    public static KernelStep Product(Node node, string reason, Placed<PlaneLayout> mask, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        PlaneLayout[] factors = [input.Layout, mask.Layout];
        return new KernelStep(
            node.Layer, reason, new BatchProduct(factors.ToEquatableArray(), output.Layout, Activation.None), [input.Place, mask.Place, output.Place]);
    }
}

/// <summary>The gradient of dropout's input over sixteen samples.</summary>
internal sealed class DropoutInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors) =>
        [DropoutBatchTile.Product(node, "Gradient of the input.", tensors.MaskOf(node), tensors)];
}
