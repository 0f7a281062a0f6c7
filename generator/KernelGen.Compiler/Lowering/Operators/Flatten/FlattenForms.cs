using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How tensors are flattened, and gradients brought back to their shape.</summary>
internal static class FlattenForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        FormRegistration.Forward<Flatten>(new FlattenSample(), new FlattenBatchTile()),
        FormRegistration.Backward<FlattenInputGradient>(new FlattenBatchTile()),
    ];
}

/// <summary>One sample, channel after channel.</summary>
internal sealed class FlattenSample : SampleForms
{
    public override IReadOnlyList<LayoutWay> Ways(Node node) => [new(LayoutKind.Pixels, LayoutKind.Pixels)];

    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder) => builder.Run(
        node, "Flattening.", new PlaneReshape((PlaneLayout)inputs[0].Layout, (PlaneLayout)output.Layout), inputs[0].Place, output.Place);
}

/// <summary>Sixteen samples, either way.</summary>
internal sealed class FlattenBatchTile : BatchTileForms
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(node.Layer, "Flattening.", new BatchReshape(input.Layout, output.Layout), [input.Place, output.Place]);
    }
}
