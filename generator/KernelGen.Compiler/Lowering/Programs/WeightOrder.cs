using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Weights in the order that kernels read, for a program that finds some of them in another. Such weights are turned into memory of the
/// program's own before they are used, and their gradients turned back; that costs a pass over the weights, which each sample reads many
/// times.
/// </summary>
internal sealed class WeightOrder(Storages memory)
{
    private readonly Dictionary<Parameter, Place> _turned = [];
    private readonly List<Step> _before = [];

    /// <summary>Turns the weights; to be run before all kernels.</summary>
    public IReadOnlyList<Step> Before => _before;

    /// <summary>Where a node's weights lie in PyTorch's order.</summary>
    public Place Weight(Node node) => Of(node.Layer, node.Weight!);

    /// <summary>Where a parameter lies in PyTorch's order.</summary>
    public Place Of(string layer, Parameter parameter)
    {
        var declared = new Place(Memory.Parameters, parameter.Offset);
        if (parameter.Hwio is not { } shape)
        {
            return declared;
        }

        if (!_turned.TryGetValue(parameter, out Place? place))
        {
            place = memory.New(parameter.Length);
            _turned.Add(parameter, place);
            _before.Add(Turn(layer, "WeightPacking.FromHwio", shape, declared, place));
        }

        return place;
    }

    /// <summary>Where the gradient of a node's weights goes in PyTorch's order, and what brings it into the declared one.</summary>
    public (Place Place, Step? After) Gradient(Node node)
    {
        Parameter range = node.Weight!;
        var declared = new Place(Memory.Gradients, range.Offset);
        if (range.Hwio is not { } shape)
        {
            return (declared, null);
        }

        Place place = memory.New(range.Length);
        return (place, Turn(node.Layer, "WeightPacking.ToHwio", shape, place, declared));
    }

    private static RuntimeStep Turn(string layer, string method, HwioShape shape, Place from, Place to) =>
        new(layer, "Weights are brought from one order of taps, inputs and outputs to the other.", method, [from, shape.Outputs, shape.Inputs, shape.Taps, to]);
}
