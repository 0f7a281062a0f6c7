using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The gradient of a matrix product's input over sixteen samples.</summary>
internal sealed class LinearInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        Finish before = tensors.Before(node, ((LinearInputGradient)node.Operator).Before);
        return
        [
            new KernelStep(
                node.Layer, "Gradient of the input.",
                new BatchLinearInputGradient(tensors.LayoutOf(node.Input), tensors.LayoutOf(node.Output), before),
                tensors.BackWithWeights(node, before)),
        ];
    }
}

/// <summary>The gradients of a matrix and its bias over sixteen samples.</summary>
internal sealed class LinearParameterGradientsBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        (PlaneLayout x, PlaneLayout dy) = (input.Layout, outputGradient.Layout);
        int stride = Round.Up(x.Shape.Length, Parts.Lanes);
        Place samples = tensors.New(Parts.Lanes * stride);
        yield return new RuntimeStep(
            node.Layer, "The inputs of each sample in a row.", "SampleBlock.ToRows",
            [
                input.Place.At(x.Origin), x.Shape.Channels, x.ChannelStride, x.Shape.Height, x.RowStride, x.Shape.Width,
                samples, stride,
            ]);
        yield return new KernelStep(
            node.Layer, "Gradient of the weights.", new BatchLinearWeightGradient(x.Shape.Length, stride, dy),
            [samples, outputGradient.Place, gradient]);
        if (after is not null)
        {
            yield return after;
        }

        if (node.Bias is { } bias)
        {
            yield return new KernelStep(
                node.Layer, "Gradient of the bias.", new BatchBiasGradient(dy), [outputGradient.Place, TensorPlaces.GradientPlace(bias)]);
        }
    }
}
