using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;
using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>
/// Tensors over one sample that are written straight into the memory of the tensor that is made of them, so that no step copies them there: their
/// channels fill whole blocks of it.
/// </summary>
/// <param name="graph">The network as the program runs it.</param>
/// <param name="ways">How each node runs.</param>
/// <param name="memory">The program's workspace.</param>
internal sealed class Slices(NetworkGraph graph, IReadOnlyDictionary<Node, LayoutWay> ways, Storages memory)
{
    private readonly Dictionary<Tensor, Placed<TensorLayout>> _places = [];

    /// <summary>The place of a tensor that is a part of another or has such parts; null where it is a tensor of its own.</summary>
    public Placed<TensorLayout>? Of(Tensor tensor)
    {
        if (!_places.TryGetValue(tensor, out Placed<TensorLayout>? place) && PartOfWhole(tensor) is { } part)
        {
            _places.Add(tensor, place = part);
        }

        return place;
    }

    private Placed<TensorLayout>? PartOfWhole(Tensor tensor)
    {
        if (graph.IsResult(tensor) || !GivesBlocks(tensor))
        {
            return null;
        }

        Halo own = Halos.Around(graph, tensor);
        foreach (Node reader in graph.ReadersOf(tensor).Where(r => ways[r].Takes == LayoutKind.Channels && GivesBlocks(r.Output) && ways[r].Form!.InPlaceBehind(r).IsNone))
        {
            if (reader.Inputs.Count(i => i == tensor) != 1 || ways[reader].Form!.PlaceInOutput(reader, reader.Inputs.ToList().IndexOf(tensor)) is not { } first
                || first % ChannelLayout.BlockSize != 0
                || (tensor.Shape.Channels % ChannelLayout.BlockSize != 0 && first + tensor.Shape.Channels < reader.Output.Shape.Channels))
            {
                continue;
            }

            // The frame of the whole is the frame of its parts: it must be wide enough for whoever reads a part.
            Halo around = Halos.Around(graph, reader.Output);
            if (own.Union(around) == around)
            {
                Placed<TensorLayout> whole = Whole(reader.Output, around);
                var layout = (ChannelLayout)whole.Layout;
                whole.Place.Storage.HasParts = true;
                return new(layout with { Shape = tensor.Shape }, whole.Place.At(first / ChannelLayout.BlockSize * layout.BlockStride));
            }
        }

        return null;
    }

    private Placed<TensorLayout> Whole(Tensor tensor, Halo halo)
    {
        if (Of(tensor) is not { } place)
        {
            _places.Add(tensor, place = memory.New<TensorLayout>(new ChannelLayout(tensor.Shape, halo)));
        }

        return place;
    }

    private bool GivesBlocks(Tensor tensor) => graph.ProducerOf(tensor) is { } producer && ways[producer].Gives == LayoutKind.Channels;
}
