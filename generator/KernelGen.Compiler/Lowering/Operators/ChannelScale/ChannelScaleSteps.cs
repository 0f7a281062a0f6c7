using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Networks;
using KernelGen.Compiler.Lowering.Programs;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A scale of channels over sixteen samples.</summary>
internal sealed class ChannelScaleBatchTile : BatchTileForms
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

/// <summary>A scale of channels over one sample, in the layout that it has.</summary>
internal sealed class ChannelScaleSample : SampleForms
{
    public override bool FusesActivation => true;

    public override bool ReadsCallersMemory(Node node, LayoutWay way) => true;

    public override void Add(Node node, IReadOnlyList<Placed<TensorLayout>> inputs, Placed<TensorLayout> output, ProgramBuilder builder)
    {
        Place scale = Pack(ParameterRole.Scale);
        Place shift = Pack(ParameterRole.Shift);
        var fused = Activations.Fused(node.Activation);
        KernelForm form = output.Layout is PlaneLayout planes
            ? new PlaneChannelScale((PlaneLayout)inputs[0].Layout, planes, fused)
            : new BlockedChannelScale((ChannelLayout)inputs[0].Layout, (ChannelLayout)output.Layout, fused);
        builder.Run(node, "Batch norm.", form, inputs[0].Place, scale, shift, output.Place);

        // Zeros up to whole blocks of channels.
        Place Pack(ParameterRole role)
        {
            Parameter parameter = node.Of(role)!;
            Place place = builder.Packed.New(Round.Up(parameter.Length, Parts.Lanes));
            builder.Weights.Pack(
                node, role == ParameterRole.Scale ? "Factor of each channel." : "Summand of each channel.", "WeightPacking.Bias",
                TensorPlaces.ParameterPlace(parameter), parameter.Length, place);
            return place;
        }
    }
}
