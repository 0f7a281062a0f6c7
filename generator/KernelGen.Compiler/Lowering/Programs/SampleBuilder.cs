using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>The program of one sample while it is made: its steps, its memory, and its packed weights.</summary>
internal sealed class SampleBuilder
{
    public SampleBuilder() => Weights = new WeightOrder(Packed);

    public Storages Memory { get; } = new(Programs.Memory.Workspace);

    public Storages Packed { get; } = new(Programs.Memory.Packed);

    public List<Step> Steps { get; } = [];

    /// <summary>What makes packed weights from the parameters.</summary>
    public List<Step> Packing { get; } = [];

    /// <summary>Weights in PyTorch's order.</summary>
    public WeightOrder Weights { get; }

    public void Run(Node node, string reason, KernelForm form, params IReadOnlyList<Place?> places) =>
        Steps.Add(new KernelStep(node.Layer, reason, form, [.. places.OfType<Place>()]));

    public void Pack(Node node, string reason, string method, params IReadOnlyList<object?> arguments) =>
        Packing.Add(new RuntimeStep(node.Layer, reason, method, arguments));

    /// <summary>The weights in PyTorch's order, on cache lines of their own.</summary>
    public Place PlainWeight(Node node) => node.Weight!.Hwio is null ? Plain(node, node.Weight) : Weights.Weight(node);

    /// <summary>The bias as it is; null where there is none.</summary>
    public Place? PlainBias(Node node) => node.Bias is null ? null : Plain(node, node.Bias);

    /// <summary>Room for a bias with zeros up to whole blocks of channels.</summary>
    public Place NewBias(ChannelLayout output) => Packed.New(output.Blocks * ChannelLayout.BlockSize);

    /// <summary>Fills that room; with zeros alone where there is no bias.</summary>
    public void PackBias(Node node, Place bias) => Pack(
        node, "Bias.", "WeightPacking.Bias",
        node.Bias is { } range ? new Place(Programs.Memory.Parameters, range.Offset) : null, node.Output.Shape.Channels, bias);

    public Placed<TensorLayout> New(TensorLayout layout) => Memory.New(layout);

    /// <summary>The same tensor with another halo.</summary>
    public Placed<TensorLayout> Copy(string layer, string reason, Placed<TensorLayout> from, Halo halo)
    {
        Placed<TensorLayout> to = New(
            from.Layout is PlaneLayout planes ? planes with { Halo = halo, IsCallers = false } : (ChannelLayout)from.Layout with { Halo = halo });
        Steps.Add(new KernelStep(layer, reason, new SampleCopy(from.Layout, to.Layout), [from.Place, to.Place]));
        return to;
    }

    private Place Plain(Node node, Parameter parameter)
    {
        Place place = Packed.New(parameter.Length);
        Pack(node, $"The {parameter.Name} is copied unchanged.", "WeightPacking.Copy", new Place(Programs.Memory.Parameters, parameter.Offset), parameter.Length, place);
        return place;
    }
}
