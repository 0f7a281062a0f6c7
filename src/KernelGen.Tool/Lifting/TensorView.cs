using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>What a tensor of the model is: a map, seen with other sizes or in another order.</summary>
/// <param name="Node">The map.</param>
/// <param name="Dims">The tensor's sizes in the model, the batch first.</param>
/// <param name="IsNhwc">Whether its values are in the order row, column, channel; else channel, row, column.</param>
internal sealed record TensorView(GraphNode Node, int[] Dims, bool IsNhwc = false)
{
    /// <summary>The map's shape.</summary>
    public MapShape Shape => Node.Shape;

    /// <summary>The tensor's sizes where it is the map itself.</summary>
    public static int[] MapDims(MapShape shape) => [1, shape.Channels, shape.Height, shape.Width];

    /// <summary>Whether it is the map itself, batch × channels × height × width.</summary>
    public bool IsMap => (!IsNhwc || Shape.IsPixel) && Dims.AsSpan().SequenceEqual(MapDims(Shape));

    /// <summary>Whether it is batch × height × width × channels.</summary>
    public bool IsNhwcMap => (IsNhwc || Shape.IsPixel) && Dims.AsSpan().SequenceEqual([1, Shape.Height, Shape.Width, Shape.Channels]);

    /// <summary>The axis along which only the channel changes; -1 if there is none.</summary>
    public int ChannelAxis
    {
        get
        {
            if (Shape.IsPixel)
            {
                int axis = Array.FindIndex(Dims, dim => dim == Shape.Channels);
                return Shape.Channels == 1 ? Math.Min(1, Dims.Length - 1) : Dims.Count(dim => dim != 1) == 1 ? axis : -1;
            }

            return IsMap ? 1
                : IsNhwc ? (Dims.Length > 1 && Dims[^1] == Shape.Channels ? Dims.Length - 1 : -1)
                : Dims.Length > 2 && Dims[0] == 1 && Dims[1] == Shape.Channels ? 1 : -1;
        }
    }

    /// <summary>The channels that an axis goes through; null where it goes through pixels.</summary>
    public ChannelRange? ChannelsOf(int axis)
    {
        int channels = Shape.Channels, count = Dims[axis];
        bool isInnermost = IsNhwc && !Shape.IsPixel;
        long beside = isInnermost ? Constant.Count(Dims[(axis + 1)..]) : Constant.Count(Dims[..axis]);
        if (beside < 1 || count < 1 || channels % (beside * count) != 0)
        {
            return null;
        }

        int rest = channels / (int)beside / count;
        return isInnermost ? new ChannelRange(rest, count, (int)beside) : new ChannelRange((int)beside, count, rest);
    }
}

/// <summary>How an axis goes through channels: channel <c>(before * Count + place) * Behind + behind</c> is at a place of it.</summary>
internal readonly record struct ChannelRange(int Before, int Count, int Behind)
{
    /// <summary>How many channels each place has.</summary>
    public int Groups => Before * Behind;

    /// <summary>A channel's place along the axis.</summary>
    public int PlaceOf(int channel) => channel / Behind % Count;

    /// <summary>What else a channel is told by.</summary>
    public int GroupOf(int channel) => (channel / (Behind * Count) * Behind) + (channel % Behind);

    /// <summary>The channels at some places, in their order.</summary>
    public int[] Select(int[] places)
    {
        (int count, int behind) = (Count, Behind);
        return [.. Enumerable.Range(0, Before).SelectMany(b => places.SelectMany(place => Enumerable.Range(0, behind).Select(i => (((b * count) + place) * behind) + i)))];
    }
}
