using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Lowering.Sums;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How local response normalisations and their gradients run.</summary>
internal static class LocalResponseNormForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<LocalResponseNorm>(
            [
                new SameLayoutForm<PlaneLayout>(
                    "Local response normalisation.", (node, inputs, output) => new PlaneResponseNorm((LocalResponseNorm)node.Operator, inputs[0], output)),

                // Long sums are taken in parts, which begin where a channel's window does: each lane of a block would have parts of its own.
                new SameLayoutForm<ChannelLayout>(
                    "Local response normalisation.", (node, inputs, output) => new ChannelResponseNorm((LocalResponseNorm)node.Operator, inputs[0], output))
                {
                    Only = node => ((LocalResponseNorm)node.Operator).Channels.Size <= SumLimits.Terms.Whole,
                },
            ],
            new LocalResponseNormBatchTile()),
        FormRegistration.Backward<LocalResponseNormInputGradient>(new LocalResponseNormInputGradientBatchTile()),
    ];
}

/// <summary>A local response normalisation over sixteen samples.</summary>
internal sealed class LocalResponseNormBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Local response normalisation.", new BatchResponseNorm((LocalResponseNorm)node.Operator, input.Layout, output.Layout),
            [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class LocalResponseNormInputGradientBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchResponseNormInputGradient(
                ((LocalResponseNormInputGradient)node.Operator).Of, input.Layout, outputGradient.Layout, inputGradient.Layout),
            [input.Place, outputGradient.Place, tensors.Scratch, inputGradient.Place]);
    }
}
