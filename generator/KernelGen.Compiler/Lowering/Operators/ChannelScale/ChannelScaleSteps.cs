using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A scale of channels over sixteen samples.</summary>
internal sealed class ChannelScaleBatchTile : BatchTileForm
{
    public override bool FusesActivation => true;

    public override IEnumerable<Step> Steps(Node node, TensorPlaces tensors)
    {
        (Placed<PlaneLayout> input, Placed<PlaneLayout> output) = (tensors[node.Input], tensors[node.Output]);
        yield return new KernelStep(
            node.Layer, "Batch norm.", new BatchChannelScale(input.Layout, output.Layout, Activations.Fused(node.Activation)),
            [
                input.Place, TensorPlaces.ParameterPlace(node.Of(ParameterRole.Scale)!), TensorPlaces.ParameterPlace(node.Of(ParameterRole.Shift)!),
                output.Place,
            ]);
    }
}

/// <summary>A scale of channels over one sample.</summary>
internal static class ChannelScaleSample
{
    /// <summary>In the layout that its input has.</summary>
    public static IReadOnlyList<SampleForm> All { get; } =
    [
        new SameLayoutForm<PlaneLayout>(
            "Batch norm.", (node, inputs, output) => new PlaneChannelScale(inputs[0], output, Activations.Fused(node.Activation)))
        {
            Fuses = true, Packed = (node, _) => Packed(node),
        },
        new SameLayoutForm<ChannelLayout>(
            "Batch norm.", (node, inputs, output) => new BlockedChannelScale(inputs[0], output, Activations.Fused(node.Activation)))
        {
            Fuses = true, Packed = (node, _) => Packed(node),
        },
    ];

    /// <summary>With zeros up to whole blocks of channels.</summary>
    private static IReadOnlyList<Packing> Packed(Node node)
    {
        var blocks = new ChannelLayout(node.Output.Shape, default);
        (Parameter scale, Parameter shift) = (node.Of(ParameterRole.Scale)!, node.Of(ParameterRole.Shift)!);
        return [Packing.OfBlocks("Factor of each channel.", scale, scale.Length, blocks), Packing.OfBlocks("Summand of each channel.", shift, shift.Length, blocks)];
    }
}
