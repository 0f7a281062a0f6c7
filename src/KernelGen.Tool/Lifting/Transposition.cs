using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>
/// Axes in another order. What a tensor's axes are of the map, channels or pixels, tells what a transpose is: a turn between channels first and channels last,
/// a shuffle of channels as ShuffleNet writes it, or both.
/// </summary>
internal static class Transposition
{
    /// <summary>Reads the operator.</summary>
    /// <exception cref="UnsupportedException">Channels would be between pixels, or pixels in another order.</exception>
    public static void Transpose(LiftContext context)
    {
        TensorView view = context.View(0);
        int rank = view.Dims.Length;
        int[] order = context.Node.Integers("perm") is { } perm ? [.. perm.Select(axis => (int)axis)] : [.. Enumerable.Range(0, rank).Reverse()];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank)))
        {
            throw new UnsupportedException($"its perm {Listed.Text(order)} is not an order of {rank} axes");
        }

        if (order.Length > 0 && order[0] != 0)
        {
            context.RefuseIfBatch("it moves the batch's axis");
        }

        int[] dims = [.. order.Select(axis => view.Dims[axis])];

        // Moving axes of size 1 moves nothing.
        int[] moved = [.. order.Where(axis => view.Dims[axis] != 1)];
        if (moved.SequenceEqual(moved.Order()))
        {
            context.Results.Add(view with { Dims = dims });
            return;
        }

        if (SpaceAndDepth.TryParts(context, view, order) is { } squares)
        {
            context.Results.Add(squares);
            return;
        }

        if (Channels(view) is not { } isChannel)
        {
            throw Refused(view, order);
        }

        int[] channels = [.. moved.Where(axis => isChannel[axis])], pixels = [.. moved.Where(axis => !isChannel[axis])];
        bool channelsFirst = moved.SequenceEqual(channels.Concat(pixels)), channelsLast = moved.SequenceEqual(pixels.Concat(channels));
        if (!channelsFirst && !channelsLast && TryAnchors(context, view, order, isChannel) is { } anchors)
        {
            context.Results.Add(anchors);
            return;
        }

        if (!pixels.SequenceEqual(pixels.Order()) || !(channelsFirst || channelsLast))
        {
            throw Refused(view, order);
        }

        GraphNode node = view.Node;
        if (!channels.SequenceEqual(channels.Order()))
        {
            node = context.Add(new SelectChannelsOperation(Shuffled(view.Dims, channels)), view.Shape, node);
        }

        context.Results.Add(new TensorView(node, dims, IsNhwc: !channelsFirst));
    }

    // What detectors find for each of several anchors: groups of channels, each with its channels last, one behind another.
    private static JoinedView? TryAnchors(LiftContext context, TensorView view, int[] order, bool[] isChannel)
    {
        int[] moved = [.. order.Where(axis => view.Dims[axis] != 1)];
        int first = moved[0], count = view.Dims[first];
        bool isIt = !view.IsNhwc && isChannel[first] && moved.Where(axis => isChannel[axis]).SequenceEqual(moved.Where(axis => isChannel[axis]).Order())
            && moved.Skip(1).SequenceEqual(moved.Where(axis => !isChannel[axis]).Order().Concat(moved.Skip(1).Where(axis => isChannel[axis])));
        if (!isIt)
        {
            return null;
        }

        int each = view.Shape.Channels / count;
        int[] dims = [.. order.Select(axis => axis == first ? 1 : view.Dims[axis])];
        var shape = view.Shape with { Channels = each };
        IEnumerable<object> parts = Enumerable.Range(0, count).Select(anchor => new TensorView(
            context.Add(new SelectChannelsOperation([.. Enumerable.Range(anchor * each, each)]), shape, view.Node), dims, IsNhwc: true));
        return JoinedView.TryJoin([.. parts], Array.IndexOf(order, first));
    }

    // Which axes are channels: a run of them has as many values as the map has channels. Null where an axis is of both.
    private static bool[]? Channels(TensorView view)
    {
        bool[] isChannel = new bool[view.Dims.Length];
        if (view.Shape.IsPixel)
        {
            Array.Fill(isChannel, true);
            return isChannel;
        }

        int left = view.Shape.Channels;
        IEnumerable<int> outwards = Enumerable.Range(0, view.Dims.Length);
        foreach (int axis in view.IsNhwc ? outwards.Reverse() : outwards)
        {
            if (left == 1)
            {
                break;
            }

            if (left % view.Dims[axis] != 0)
            {
                return null;
            }

            left /= view.Dims[axis];
            isChannel[axis] = true;
        }

        return left == 1 ? isChannel : null;
    }

    // For each channel in the new order its place in the old one.
    private static int[] Shuffled(int[] dims, int[] order)
    {
        int[] old = [.. order.Order()];
        int[] places = [0];
        foreach (int axis in order)
        {
            int stride = old.Where(other => other > axis).Aggregate(1, (product, other) => product * dims[other]);
            places = [.. places.SelectMany(place => Enumerable.Range(0, dims[axis]).Select(i => place + (i * stride)))];
        }

        return places;
    }

    private static UnsupportedException Refused(TensorView view, int[] order) => new(
        $"its order of axes {Listed.Text(order)} of {Listed.Text(view.Dims)} is neither a turn between channels first and channels last nor a shuffle of channels");
}
