using KernelGen.Compiler.Graph;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>Weights as the kernels of one sample read them, packed when parameters change.</summary>
/// <param name="order">Where weights go that are declared in another order than PyTorch's.</param>
/// <param name="packed">The storages of packed weights.</param>
/// <param name="steps">The steps that fill them.</param>
internal sealed class PackedWeights(Storages order, Storages packed, List<Step> steps)
{
    /// <summary>Weights in PyTorch's order.</summary>
    public WeightOrder Order { get; } = new(order);

    /// <summary>Makes room for what a node's kernels read, and adds the steps that fill it.</summary>
    /// <returns>A place for each; null for null.</returns>
    public IReadOnlyList<Place?> Pack(Node node, params IReadOnlyList<Packing?> packings)
    {
        // A parameter that the program has brought into PyTorch's order is on cache lines of its own.
        IReadOnlyList<Place?> places =
            [.. packings.Select(p => p is null ? null : p.Copied?.Hwio is null ? packed.New(p.Length) : Order.Of(node.Layer, p.Copied))];
        foreach ((Packing? packing, Place? place) in packings.Zip(places, (packing, place) => (packing, place)))
        {
            if (packing is not null && packing.Copied?.Hwio is null)
            {
                steps.Add(new RuntimeStep(node.Layer, packing.Reason, packing.Method, [.. packing.Arguments.Select(Argument), place]));
            }
        }

        return places;

        object? Argument(object? argument) => argument switch
        {
            Parameter parameter => Order.Of(node.Layer, parameter),
            Packing other => places[packings.ToList().IndexOf(other)],
            _ => argument,
        };
    }
}
