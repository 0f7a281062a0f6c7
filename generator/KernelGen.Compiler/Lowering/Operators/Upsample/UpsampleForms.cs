using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How images are resampled, and the gradients of that.</summary>
internal static class UpsampleForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Upsample>(
            [
                new SameLayoutForm<PlaneLayout>("Resampling.", (node, inputs, output) => new PlaneUpsample((Upsample)node.Operator, inputs[0], output)),
                new SameLayoutForm<ChannelLayout>("Resampling.", (node, inputs, output) => new ChannelUpsample((Upsample)node.Operator, inputs[0], output)),
            ],
            new UpsampleBatchTile()),
        FormRegistration.Backward<UpsampleInputGradient>(new UpsampleInputGradientBatchTile()),
    ];
}

/// <summary>Sixteen samples.</summary>
internal sealed class UpsampleBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Resampling.", new BatchUpsample((Upsample)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class UpsampleInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> inputGradient) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchUpsampleInputGradient(((UpsampleInputGradient)node.Operator).Of, outputGradient.Layout, inputGradient.Layout),
            [outputGradient.Place, tensors.Scratch, inputGradient.Place]);
    }
}
