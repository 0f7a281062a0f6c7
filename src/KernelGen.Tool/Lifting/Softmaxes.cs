using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Softmaxes over channels, over groups of them as detectors have one for each anchor, or over all values.</summary>
internal static class Softmaxes
{
    private const int MostGroups = 64;

    public static void Softmax(LiftContext context, bool isLog)
    {
        TensorView view = context.View(0);
        int rank = view.Dims.Length;
        bool isOld = context.Opset < 13;
        int axis = context.Axis(context.Node.Integer("axis", isOld ? 1 : -1), rank);
        if (axis == 0)
        {
            context.RefuseIfBatch("it is over the samples");
        }

        // Before version 13 all axes from this one on were taken together.
        if (isOld && view.Dims[(axis + 1)..].Any(dim => dim != 1))
        {
            if (Constant.Count(view.Dims[axis..]) != view.Shape.Length)
            {
                throw new UnsupportedException($"a softmax over the axes from {axis} on of {Listed.Text(view.Dims)} is not supported");
            }

            Flattened(context, view, isLog);
        }
        else if (view.Dims[axis] == view.Shape.Length)
        {
            Flattened(context, view, isLog);
        }
        else if (view.ChannelsOf(axis) is { } channels && channels.Groups <= MostGroups)
        {
            context.ReturnLike(view, Grouped(context, view, channels, isLog));
        }
        else
        {
            throw new UnsupportedException($"a softmax along axis {axis} of {Listed.Text(view.Dims)}, which is not the channels, is not supported");
        }
    }

    private static GraphNode Grouped(LiftContext context, TensorView view, ChannelRange channels, bool isLog)
    {
        if (channels.Groups == 1)
        {
            return context.Add(new SoftmaxOperation(isLog), view.Shape, view.Node);
        }

        int[][] groups = [.. Enumerable.Range(0, view.Shape.Channels).GroupBy(channels.GroupOf).Select(group => group.ToArray())];
        MapShape part = view.Shape with { Channels = channels.Count };
        GraphNode[] parts = [.. groups.Select(group => context.Add(new SoftmaxOperation(isLog), part, context.Add(new SelectChannelsOperation(group), part, view.Node)))];
        GraphNode joined = context.Add(new ConcatOperation(), view.Shape, parts);
        int[] order = [.. groups.SelectMany(group => group)], back = [.. Enumerable.Range(0, order.Length).Select(c => Array.IndexOf(order, c))];
        return order.SequenceEqual(back) && order.SequenceEqual(order.Order()) ? joined : context.Add(new SelectChannelsOperation(back), view.Shape, joined);
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
