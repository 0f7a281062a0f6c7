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
        FormRegistration.Forward<Upsample>(new UpsampleSample(), new UpsampleBatchTile()),
        FormRegistration.Backward<UpsampleInputGradient>(new UpsampleInputGradientBatchTile()),
    ];
}

/// <summary>One sample, in the layout of its input.</summary>
internal sealed class UpsampleSample : SampleForms
{
    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        var upsample = (Upsample)node.Operator;
        KernelForm form = inputs[0].Layout is PlaneLayout planes
            ? new PlaneUpsample(upsample, planes, (PlaneLayout)output.Layout)
            : new ChannelUpsample(upsample, (ChannelLayout)inputs[0].Layout, (ChannelLayout)output.Layout);
        builder.Run(node, "Resampling.", form, inputs[0].Place, output.Place);
    }
}

/// <summary>Sixteen samples.</summary>
internal sealed class UpsampleBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Resampling.", new BatchUpsample((Upsample)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class UpsampleInputGradientBatchTile : BatchTileForms
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
