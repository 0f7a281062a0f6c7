using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Weights as the kernels of one sample read them, packed when parameters change.</summary>
/// <param name="order">Where weights go that are declared in another order than PyTorch's.</param>
/// <param name="packed">The storages of packed weights.</param>
/// <param name="packing">The steps that fill them.</param>
internal sealed class PackedWeights(Storages order, Storages packed, List<Step> packing)
{
    /// <summary>Weights in PyTorch's order.</summary>
    public WeightOrder Order { get; } = new(order);

    /// <summary>Adds a step that packs.</summary>
    public void Pack(Node node, string reason, string method, params IReadOnlyList<object?> arguments) =>
        packing.Add(new RuntimeStep(node.Layer, reason, method, arguments));

    /// <summary>The weights in PyTorch's order, on cache lines of their own.</summary>
    public Place PlainWeight(Node node) => node.Weight!.Hwio is null ? Plain(node, node.Weight) : Order.Weight(node);

    /// <summary>The bias as it is; null where there is none.</summary>
    public Place? PlainBias(Node node) => node.Bias is null ? null : Plain(node, node.Bias);

    /// <summary>Room for a bias with zeros up to whole blocks of channels.</summary>
    public Place NewBias(ChannelLayout output) => packed.New(output.Blocks * ChannelLayout.BlockSize);

    /// <summary>Fills that room; with zeros alone where there is no bias.</summary>
    public void PackBias(Node node, Place bias) => Pack(
        node, "Bias.", "WeightPacking.Bias",
        node.Bias is { } range ? new Place(Memory.Parameters, range.Offset) : null, node.Output.Shape.Channels, bias);

    private Place Plain(Node node, Parameter parameter)
    {
        Place place = packed.New(parameter.Length);
        Pack(node, $"The {parameter.Name} is copied unchanged.", "WeightPacking.Copy", new Place(Memory.Parameters, parameter.Offset), parameter.Length, place);
        return place;
    }
}
