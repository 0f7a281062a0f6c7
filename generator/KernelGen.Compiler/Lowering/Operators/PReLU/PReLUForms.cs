using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How ReLUs with slopes and their gradients run.</summary>
internal static class PReLUForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<ParametricReLU>(new PReLUSample(), new PReLUBatchTile()),
        FormRegistration.Backward<ParametricReLUInputGradient>(new PReLUInputGradientBatchTile()),
        FormRegistration.Backward<ParametricReLUParameterGradients>(new PReLUParameterGradientsBatchTile()),
    ];
}

/// <summary>One sample, in the layout of its input.</summary>
internal sealed class PReLUSample : SampleForms
{
    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        const string Reason = "ReLU with slopes.";
        bool isShared = ((ParametricReLU)node.Operator).IsShared;
        if (inputs[0].Layout is PlaneLayout planes)
        {
            builder.Run(
                node, Reason, new PlanePReLU(isShared, planes, (PlaneLayout)output.Layout), inputs[0].Place, builder.Weights.PlainWeight(node), output.Place);
            return;
        }

        var layout = (ChannelLayout)output.Layout;
        Place slopes = builder.Packed.New(layout.Blocks * ChannelLayout.BlockSize);
        builder.Weights.Pack(
            node, "Slopes of sixteen channels in each vector.", "WeightPacking.Bias", builder.Weights.Order.Weight(node), node.Weight!.Length, slopes);
        builder.Run(node, Reason, new ChannelPReLU(isShared, (ChannelLayout)inputs[0].Layout, layout), inputs[0].Place, slopes, output.Place);
    }
}

/// <summary>Sixteen samples.</summary>
internal sealed class PReLUBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "ReLU with slopes.", new BatchPReLU(((ParametricReLU)node.Operator).IsShared, input.Layout, output.Layout),
            [input.Place, tensors.Weights.Weight(node), output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class PReLUInputGradientBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchPReLUInputGradient(
                ((ParametricReLUInputGradient)node.Operator).IsShared, input.Layout, outputGradient.Layout, inputGradient.Layout),
            [input.Place, tensors.Weights.Weight(node), outputGradient.Place, inputGradient.Place]);
    }
}

/// <summary>The gradients of the slopes over sixteen samples.</summary>
internal sealed class PReLUParameterGradientsBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> outputGradient) = (tensors[node.Inputs[0]], tensors[node.Inputs[1]]);
        yield return new KernelStep(
            node.Layer, "Gradients of the slopes.",
            new BatchPReLUSlopeGradient(((ParametricReLUParameterGradients)node.Operator).IsShared, input.Layout, outputGradient.Layout),
            [input.Place, outputGradient.Place, TensorPlaces.GradientPlace(node.Weight!)]);
    }
}
