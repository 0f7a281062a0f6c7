using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Operators that look at channels.</summary>
internal static class Channels
{
    public static void Softmax(LiftContext context, bool isLog)
    {
        TensorView view = context.View(0);
        int rank = view.Dims.Length;
        bool isOld = context.Opset < 13;
        int axis = context.Axis(context.Node.Integer("axis", isOld ? 1 : -1), rank);

        // Before version 13 all axes from this one on were taken together.
        if (isOld && view.Dims[(axis + 1)..].Any(dim => dim != 1))
        {
            if (Constant.Count(view.Dims[axis..]) != view.Shape.Length)
            {
                throw new UnsupportedException($"a softmax over the axes from {axis} on of [{string.Join(", ", view.Dims)}] is not supported");
            }

            Flattened(context, view, isLog);
        }
        else if (view.Dims[axis] == view.Shape.Length)
        {
            Flattened(context, view, isLog);
        }
        else if (axis == view.ChannelAxis)
        {
            context.ReturnLike(view, context.Add(new SoftmaxOperation(isLog), view.Shape, view.Node));
        }
        else
        {
            throw new UnsupportedException($"a softmax along axis {axis} of [{string.Join(", ", view.Dims)}], which is not the channels, is not supported");
        }
    }

    public static void BatchNormalization(LiftContext context)
    {
        TensorView view = context.View(0);
        if (context.Node.Integer("training_mode", 0) != 0)
        {
            throw new UnsupportedException("it is in training mode; export the model for inference");
        }

        int channels = view.Shape.Channels;
        float[][] values = [context.Reals(1, "scales"), context.Reals(2, "shifts"), context.Reals(3, "means"), context.Reals(4, "variances")];
        if (view.ChannelAxis != 1 || values.Any(v => v.Length != channels))
        {
            throw new UnsupportedException($"its values do not fit the channels of [{string.Join(", ", view.Dims)}]");
        }

        var operation = new BatchNormOperation(values[0], values[1], values[2], values[3], context.Node.Real("epsilon", 1e-5), context.Constant(1, "scales").Name);
        context.ReturnLike(view, context.Add(operation, view.Shape, view.Node));
    }

    public static void LocalResponseNorm(LiftContext context)
    {
        TensorView view = context.Map(0);
        long size = context.Node.Integer("size", 0);
        if (size is < 1 or > 1 << 20)
        {
            throw new UnsupportedException($"its size is {size}");
        }

        // Of an even number of channels ONNX takes the odd one behind, PyTorch before.
        if (size % 2 == 0)
        {
            throw new UnsupportedException($"its size {size} is even; odd sizes are supported");
        }

        var operation = new LocalResponseNormOperation((int)size, context.Node.Real("alpha", 1e-4), context.Node.Real("beta", 0.75), context.Node.Real("bias", 1));
        context.ReturnMap(context.Add(operation, view.Shape, view.Node));
    }

    public static void Concat(LiftContext context)
    {
        int count = context.Node.Inputs.Count;
        TensorView[] views = [.. Enumerable.Range(0, count).Where(i => !context.IsConstant(i)).Select(context.View)];
        TensorView first = views[0];
        int axis = context.Axis(context.Node.Integer("axis", 1), first.Dims.Length);
        foreach (TensorView view in views)
        {
            bool isAlong = (view.IsMap && axis == 1) || (view.IsNhwcMap && axis == 3) || (view.Shape.IsPixel && view.Dims[axis] == view.Shape.Channels);
            if (!isAlong || view.Dims.Length != first.Dims.Length || (view.Shape with { Channels = 0 }) != (first.Shape with { Channels = 0 }))
            {
                throw new UnsupportedException($"it joins [{string.Join("] and [", views.Select(v => string.Join(", ", v.Dims)))}] along axis {axis}, which are not maps of one size along their channels");
            }
        }

        // Constants can only be channels of zeros.
        var channels = new List<int>();
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            bool isZero = context.IsConstant(i);
            int more = isZero ? ZeroChannels(context.Constant(i, "input"), first, axis) : context.View(i).Shape.Channels;
            channels.AddRange(Enumerable.Range(next, more).Select(c => isZero ? -1 : c));
            next += isZero ? 0 : more;
        }

        GraphNode node = views.Length == 1 ? first.Node : context.Add(new ConcatOperation(), first.Shape with { Channels = next }, [.. views.Select(view => view.Node)]);
        if (channels.Count != next)
        {
            node = context.Add(new SelectChannelsOperation([.. channels]), first.Shape with { Channels = channels.Count }, node);
        }

        int[] dims = [.. first.Dims];
        dims[axis] = channels.Count;
        context.Results.Add(new TensorView(node, dims, first.IsNhwc));
    }

    public static void Split(LiftContext context)
    {
        TensorView view = context.View(0);
        int axis = context.Axis(context.Node.Integer("axis", 0), view.Dims.Length);
        int parts = context.Node.Outputs.Count;
        int size = view.Dims[axis];
        IReadOnlyList<long> sizes = context.Optional(1, "sizes")?.Integers ?? context.Node.Integers("split") ?? Equal(size, parts);
        if (axis != view.ChannelAxis || sizes.Count != parts || sizes.Any(s => s < 1 || s > size) || sizes.Sum() != size)
        {
            throw new UnsupportedException($"it splits axis {axis} of [{string.Join(", ", view.Dims)}] into [{string.Join(", ", sizes)}]; channels can be split");
        }

        int start = 0;
        foreach (int part in sizes)
        {
            Select(context, view, axis, [.. Enumerable.Range(start, part)]);
            start += part;
        }
    }

    public static void Slice(LiftContext context)
    {
        TensorView view = context.View(0);
        Constant?[] inputs = [null, .. Enumerable.Range(1, 4).Select(i => context.Optional(i, "ranges"))];
        SliceRange[] ranges = [.. SliceRange.Read(context.Node, inputs, view.Dims).Where(r => r.Start != 0 || r.Step != 1 || r.Count != view.Dims[r.Axis])];
        if (ranges.Length == 0)
        {
            context.Results.Add(view);
        }
        else if (ranges is [{ } only] && only.Axis == view.ChannelAxis && only.Count > 0)
        {
            Select(context, view, only.Axis, [.. Enumerable.Range(0, only.Count).Select(i => only.Start + (i * only.Step))]);
        }
        else
        {
            PixelSlice.Take(context, view, ranges);
        }
    }

    private static void Select(LiftContext context, TensorView view, int axis, int[] channels)
    {
        GraphNode node = context.Add(new SelectChannelsOperation(channels), view.Shape with { Channels = channels.Length }, view.Node);
        int[] dims = [.. view.Dims];
        dims[axis] = channels.Length;
        context.Results.Add(view with { Node = node, Dims = dims });
    }

    private static long[] Equal(int size, int parts)
    {
        int each = (size + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(i => (long)Math.Min(each, size - (i * each)))];
    }

    private static int ZeroChannels(Constant constant, TensorView like, int axis)
    {
        bool fits = constant.Dims.Length == like.Dims.Length && Enumerable.Range(0, like.Dims.Length).All(i => i == axis || constant.Dims[i] == like.Dims[i]);
        return fits && constant.Floats is { } values && values.AsSpan().IndexOfAnyExcept(0f) < 0
            ? constant.Dims[axis]
            : throw new UnsupportedException("it joins a constant that is not zeros of the same size");
    }

    private static void Flattened(LiftContext context, TensorView view, bool isLog)
    {
        if (view.IsNhwc && !view.Shape.IsPixel)
        {
            throw new UnsupportedException("a softmax over all pixels with channels last is not supported");
        }

        GraphNode node = view.Node;
        if (!view.Shape.IsPixel)
        {
            node = context.Add(new FlattenOperation(), new MapShape((int)view.Shape.Length, 1, 1), node);
        }

        context.Results.Add(new TensorView(context.Add(new SoftmaxOperation(isLog), node.Shape, node), view.Dims));
    }
}
