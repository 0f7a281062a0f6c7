using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>How tensors are flattened, and gradients brought back to their shape.</summary>
internal static class FlattenForms
{
    public static IReadOnlyList<FormRegistration> All { get; } =
    [
        // One sample, channel after channel.
        FormRegistration.Forward<Flatten>(
            [new SameLayoutForm<PlaneLayout>("Flattening.", (_, inputs, output) => new PlaneReshape(inputs[0], output))], new FlattenBatchTile()),
        FormRegistration.Backward<FlattenInputGradient>(new FlattenBatchTile()),
    ];
}

/// <summary>Sixteen samples, either way.</summary>
internal sealed class FlattenBatchTile : BatchTileForm
{
    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(node.Layer, "Flattening.", new BatchReshape(input.Layout, output.Layout), [input.Place, output.Place]);
    }
}
