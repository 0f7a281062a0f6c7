using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A matrix product over sixteen samples.</summary>
internal sealed class LinearBatchTile : BatchTileForms
{
    public override bool FinishesGradient(Node node) => true;

    public override IEnumerable<Step> Forward(Node node, BatchTensors tensors) =>
    [
        new KernelStep(
            node.Layer, "Matrix product.",
            new BatchLinear(
                tensors.ValueOf(node.Input).Layout, tensors.ValueOf(node.Output).Layout, node.Bias is not null, Activations.Fused(node.Activation)),
            tensors.WithParameters(node)),
    ];

    public override IEnumerable<Step> InputGradient(Node node, Finish before, BatchTensors tensors) =>
    [
        new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchLinearInputGradient(tensors.GradientOf(node.Output).Layout, tensors.GradientOf(node.Input).Layout, before),
            tensors.BackWithWeights(node, before)),
    ];

    public override IEnumerable<Step> ParameterGradients(Node node, BatchTensors tensors)
    {
        (Place gradient, Step? after) = tensors.Weights.Gradient(node);
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors.ValueOf(node.Input), tensors.GradientOf(node.Output));
        (PlaneLayout x, PlaneLayout dy) = (input.Layout, outputGradient.Layout);
        int stride = Round.Up(x.Shape.Length, Parts.Lanes);
        Place samples = tensors.Take(Parts.Lanes * stride);
        yield return new RuntimeStep(
            node.Layer, "The inputs of each sample in a row.", "SampleBlock.ToRows",
            [
                input.Place with { Offset = input.Place.Offset + x.Origin }, x.Shape.Channels, x.ChannelStride, x.Shape.Height, x.RowStride, x.Shape.Width,
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
                node.Layer, "Gradient of the bias.", new BatchBiasGradient(dy), [outputGradient.Place, BatchTensors.GradientPlace(bias)]);
        }
    }
}
