using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>The shuffle of channels as ShuffleNet writes it: channels seen as groups × rest, swapped, and seen as channels again.</summary>
internal static class ChannelShuffle
{
    /// <summary>Swaps the two axes into which the channels were reshaped.</summary>
    /// <exception cref="UnsupportedException">It is another transpose.</exception>
    public static void Transpose(LiftContext context, TensorView view, int[] order)
    {
        MapShape shape = view.Shape;
        bool isShuffle = !view.IsNhwc && view.Dims is [1, int groups, int rest, ..] && groups * rest == shape.Channels
            && order is [0, 2, 1, ..] && order.Skip(3).SequenceEqual(Enumerable.Range(3, order.Length - 3))
            && Constant.Count(view.Dims[3..]) == (long)shape.Height * shape.Width;
        if (!isShuffle)
        {
            throw new UnsupportedException(
                $"its order of axes [{string.Join(", ", order)}] of [{string.Join(", ", view.Dims)}] is neither a turn between channels first and channels last nor a shuffle of channels");
        }

        int outer = view.Dims[1], inner = view.Dims[2];
        int[] channels = [.. Enumerable.Range(0, shape.Channels).Select(c => (c % outer * inner) + (c / outer))];
        GraphNode node = context.Add(new SelectChannelsOperation(channels), shape, view.Node);
        context.Results.Add(new TensorView(node, [.. order.Select(axis => view.Dims[axis])]));
    }
}
