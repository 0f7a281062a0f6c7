using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Operators that choose channels and put them together.</summary>
internal static class Channels
{
    public static void Concat(LiftContext context)
    {
        int count = context.Node.Inputs.Count;
        if (context.InputCount != count)
        {
            throw new UnsupportedException("an input is missing");
        }

        if (count == 1 && !context.IsConstant(0))
        {
            context.Results.Add(context.Given(0));
            return;
        }

        object[] given = [.. Enumerable.Range(0, count).Where(i => !context.IsConstant(i)).Select(context.Given)];
        int rank = given[0] is JoinedView joined ? joined.Dims.Length : ((TensorView)given[0]).Dims.Length;
        int axis = context.Axis(context.Node.Integer("axis", 1), rank);
        if (axis == 0)
        {
            context.RefuseIfBatch("it joins samples");
        }

        if (given.All(input => input is TensorView) && TryChannels(context, [.. given.Cast<TensorView>()], axis) is { } together)
        {
            context.Results.Add(together);
        }
        else if (given.Length == count && JoinedView.TryJoin(given, axis) is { } parts)
        {
            context.Results.Add(parts);
        }
        else
        {
            string sizes = string.Join("] and [", given.Select(input => string.Join(", ", input is JoinedView whole ? whole.Dims : ((TensorView)input).Dims)));
            throw new UnsupportedException($"it joins [{sizes}]{(given.Length < count ? " and constants" : "")} along axis {axis}, which are not maps of one size along their channels");
        }
    }

    public static void Split(LiftContext context)
    {
        TensorView view = context.View(0);
        int axis = context.Axis(context.Node.Integer("axis", 0), view.Dims.Length);
        int parts = context.Node.Outputs.Count;
        int size = view.Dims[axis];
        IReadOnlyList<long> sizes = context.Optional(1, "sizes")?.Integers ?? context.Node.Integers("split") ?? Equal(size, parts);
        if (view.ChannelsOf(axis) is null || sizes.Count != parts || sizes.Any(s => s < 1 || s > size) || sizes.Sum() != size)
        {
            throw new UnsupportedException($"it splits axis {axis} of {Listed.Text(view.Dims)} into {Listed.Text(sizes)}; channels can be split");
        }

        int start = 0;
        foreach (int part in sizes)
        {
            context.Results.Add(Select(context, view, axis, [.. Enumerable.Range(start, part)]));
            start += part;
        }
    }

    public static void Slice(LiftContext context)
    {
        TensorView view = context.View(0);
        Constant?[] inputs = [null, .. Enumerable.Range(1, 4).Select(i => context.Optional(i, "ranges"))];
        int[] dims = context.WithBatch(view.Dims);
        SliceRange[] ranges = [.. SliceRange.Read(context.Node, inputs, dims).Where(r => r.Start != 0 || r.Step != 1 || r.Count != dims[r.Axis])];
        if (ranges.Any(range => range.Axis == 0))
        {
            context.RefuseIfBatch("it takes some of the samples");
        }

        context.Results.Add(Slice(context, view, ranges));
    }

    /// <summary>Takes ranges of channels, rows and columns.</summary>
    public static TensorView Slice(LiftContext context, TensorView view, SliceRange[] ranges)
    {
        foreach (SliceRange range in ranges.Where(range => range.Count > 0 && view.ChannelsOf(range.Axis) is not null && range.Axis > 0))
        {
            view = Select(context, view, range.Axis, [.. Enumerable.Range(0, range.Count).Select(i => range.Start + (i * range.Step))]);
            ranges = [.. ranges.Where(other => other != range)];
        }

        return ranges.Length == 0 ? view : PixelSlice.Take(context, view, ranges);
    }

    /// <summary>Chosen channels; one alone may lose its axis.</summary>
    public static void Gather(LiftContext context)
    {
        TensorView view = context.View(0);
        Constant indices = context.Constant(1, "indices");
        int axis = context.Axis(context.Node.Integer("axis", 0), view.Dims.Length);
        int size = view.Dims[axis];
        if (axis == 0 || view.ChannelsOf(axis) is null || indices.Dims.Length > 1 || indices.Integers is not { Length: > 0 } asked || asked.Any(i => i < -size || i >= size))
        {
            throw new UnsupportedException($"it takes {Listed.Text(indices.Dims)} values along axis {axis} of {Listed.Text(view.Dims)}; channels can be chosen");
        }

        TensorView chosen = Select(context, view, axis, [.. asked.Select(i => (int)(i < 0 ? i + size : i))]);
        context.Results.Add(indices.Dims.Length == 1 ? chosen : chosen with { Dims = [.. chosen.Dims[..axis], .. chosen.Dims[(axis + 1)..]] });
    }

    private static TensorView Select(LiftContext context, TensorView view, int axis, int[] places)
    {
        int[] dims = [.. view.Dims];
        dims[axis] = places.Length;
        if (places.SequenceEqual(Enumerable.Range(0, view.Dims[axis])))
        {
            return view;
        }

        int[] channels = view.ChannelsOf(axis)!.Value.Select(places);
        GraphNode node = context.Add(new SelectChannelsOperation(channels), view.Shape with { Channels = channels.Length }, view.Node);
        return view with { Node = node, Dims = dims };
    }

    // Channels of maps of one size; constants become channels of one value each.
    private static TensorView? TryChannels(LiftContext context, TensorView[] views, int axis)
    {
        TensorView first = views[0];
        if (first.ChannelsOf(axis) is not { } range)
        {
            return null;
        }

        foreach (TensorView view in views)
        {
            bool fits = view.Dims.Length == first.Dims.Length && Enumerable.Range(0, first.Dims.Length).All(i => i == axis || view.Dims[i] == first.Dims[i])
                && (view.IsNhwc == first.IsNhwc || first.Shape.IsPixel) && (view.Shape with { Channels = 0 }) == (first.Shape with { Channels = 0 })
                && view.ChannelsOf(axis) is { } own && own.Before == range.Before && own.Behind == range.Behind;
            if (!fits)
            {
                return null;
            }
        }

        // For each input the channels along the axis: places in the joined map, or values.
        var along = new List<(int Node, int Place, float Value)>();
        int[] starts = new int[views.Length];
        int next = 0;
        for (int i = 0; i < context.Node.Inputs.Count; i++)
        {
            if (context.IsConstant(i))
            {
                along.AddRange(ChannelValues(context.Constant(i, "input"), first, axis).Select(value => (-1, 0, value)));
                continue;
            }

            int node = next++;
            starts[node] = node == 0 ? 0 : starts[node - 1] + views[node - 1].Shape.Channels;
            along.AddRange(Enumerable.Range(0, views[node].Dims[axis]).Select(place => (node, place, 0f)));
        }

        var channels = new List<int>();
        var values = new List<float>();
        for (int before = 0; before < range.Before; before++)
        {
            foreach ((int node, int place, float value) in along)
            {
                for (int behind = 0; behind < range.Behind; behind++)
                {
                    channels.Add(node < 0 ? -1 : starts[node] + (((before * views[node].Dims[axis]) + place) * range.Behind) + behind);
                    values.Add(value);
                }
            }
        }

        int all = views.Sum(view => view.Shape.Channels);
        GraphNode result = views.Length == 1 ? first.Node : context.Add(new ConcatOperation(), first.Shape with { Channels = all }, [.. views.Select(view => view.Node)]);
        MapShape shape = first.Shape with { Channels = channels.Count };
        if (!channels.SequenceEqual(Enumerable.Range(0, all)))
        {
            result = context.Add(new SelectChannelsOperation([.. channels]), shape, result);
        }

        if (values.Any(value => value != 0))
        {
            result = context.Add(new AffineOperation([.. values.Select(_ => 1f)], [.. values]), shape, result);
        }

        int[] dims = [.. first.Dims];
        dims[axis] = along.Count;
        return new TensorView(result, dims, first.IsNhwc);
    }

    private static long[] Equal(int size, int parts)
    {
        int each = (size + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(i => (long)Math.Min(each, size - (i * each)))];
    }

    private static float[] ChannelValues(Constant constant, TensorView like, int axis)
    {
        bool fits = constant.Dims.Length == like.Dims.Length && Enumerable.Range(0, like.Dims.Length).All(i => i == axis || constant.Dims[i] == like.Dims[i]);
        if (!fits || constant.Floats is not { } values)
        {
            throw new UnsupportedException($"it joins a constant {Listed.Text(constant.Dims)} that is not of the size of {Listed.Text(like.Dims)}");
        }

        int count = constant.Dims[axis], inner = (int)Constant.Count(constant.Dims[(axis + 1)..]);
        float[] each = [.. Enumerable.Range(0, count).Select(i => values[i * inner])];
        return Enumerable.Range(0, values.Length).All(i => values[i] == each[i / inner % count]) ? each
            : throw new UnsupportedException("it joins a constant that differs from pixel to pixel");
    }
}
