// Goes to generator/KernelGen.Compiler/Lowering/Operators/L2Pool.
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How they run: the list that the declaration names.</summary>
internal static class L2PoolForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<L2Pool>(new L2PoolSample(), new L2PoolBatchTile()),
        FormRegistration.Backward<L2PoolInputGradient>(new L2PoolInputGradientBatchTile()),
    ];
}

/// <summary>Roots of squares over one sample: pixel after pixel.</summary>
internal sealed class L2PoolSample : SampleForms
{
    // Without this the input may also be in blocks of sixteen channels (ChannelLayout), and the output is to be as the input is.
    public override IReadOnlyList<LayoutWay> Ways(Node node) => [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder) => builder.Run(
        node, "Roots of squares.", new PlaneL2Pool((L2Pool)node.Operator, (PlaneLayout)inputs[0].Layout, (PlaneLayout)output.Layout),
        inputs[0].Place, output.Place);
}

/// <summary>Roots of squares over sixteen samples.</summary>
internal sealed class L2PoolBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Roots of squares.", new BatchL2Pool((L2Pool)node.Operator, input.Layout, output.Layout), [input.Place, output.Place]);
    }
}

/// <summary>The gradient of its input over sixteen samples.</summary>
internal sealed class L2PoolInputGradientBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        // In the order of the gradient rule.
        (Placed<PlaneLayout> outputGradient, Placed<PlaneLayout> input, Placed<PlaneLayout> output) =
            (tensors[node.Inputs[0]], tensors[node.Inputs[1]], tensors[node.Inputs[2]]);
        Placed<PlaneLayout> inputGradient = tensors[node.Output];
        yield return new KernelStep(
            node.Layer, "Gradient of the input.",
            new BatchL2PoolInputGradient(
                ((L2PoolInputGradient)node.Operator).Of, input.Layout, output.Layout, outputGradient.Layout, inputGradient.Layout),
            [input.Place, output.Place, outputGradient.Place, inputGradient.Place]);
    }
}
