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
        FormRegistration.Forward<LocalResponseNorm>(new LocalResponseNormSample(), new LocalResponseNormBatchTile()),
        FormRegistration.Backward<LocalResponseNormInputGradient>(new LocalResponseNormInputGradientBatchTile()),
    ];
}

/// <summary>A local response normalisation over one sample, in the layout of its input.</summary>
internal sealed class LocalResponseNormSample : SampleForms
{
    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    /// <summary>Long sums are taken in parts, which begin where a channel's window does: each lane of a block would have parts of its own.</summary>
    public override IReadOnlyList<LayoutWay> Ways(Node node) => ((LocalResponseNorm)node.Operator).Channels.Size <= SumLimits.Terms.Whole
        ? base.Ways(node)
        : [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        const string Reason = "Local response normalisation.";
        var norm = (LocalResponseNorm)node.Operator;
        if (inputs[0].Layout is ChannelLayout blocks)
        {
            var form = new ChannelResponseNorm(norm, blocks, (ChannelLayout)output.Layout);
            builder.Run(node, Reason, form, inputs[0].Place, builder.Memory.New(form.ScratchLength), output.Place);
        }
        else
        {
            var form = new PlaneResponseNorm(norm, (PlaneLayout)inputs[0].Layout, (PlaneLayout)output.Layout);
            Place? spread = form.ScratchLength == 0 ? null : builder.Memory.New(form.ScratchLength);
            builder.Run(node, Reason, form, inputs[0].Place, spread, output.Place);
        }
    }
}

/// <summary>A local response normalisation over sixteen samples.</summary>
internal sealed class LocalResponseNormBatchTile : BatchTileForms
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
internal sealed class LocalResponseNormInputGradientBatchTile : BatchTileForms
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
