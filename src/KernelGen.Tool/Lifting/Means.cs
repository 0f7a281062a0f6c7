using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Means, sums and largest values over rows and columns, and means over channels.</summary>
internal static class Means
{
    public static void ReduceMean(LiftContext context) => Reduce(context, scale: _ => 1, isMax: false);

    public static void ReduceSum(LiftContext context) => Reduce(context, scale: count => count, isMax: false);

    public static void ReduceMax(LiftContext context) => Reduce(context, scale: _ => 1, isMax: true);

    private static void Reduce(LiftContext context, Func<int, float> scale, bool isMax)
    {
        TensorView input = context.View(0);
        IReadOnlyList<long>? given = Views.Axes(context.Node, context.Optional(1, "axes"));
        int rank = input.Dims.Length;
        if (given is null or { Count: 0 } && context.Node.Integer("noop_with_empty_axes", 0) != 0)
        {
            context.Results.Add(input);
            return;
        }

        int[] axes = given is null or { Count: 0 } ? [.. Enumerable.Range(0, rank)] : [.. given.Select(axis => context.Axis(axis, rank)).Order()];
        if (axes.Contains(0))
        {
            context.RefuseIfBatch("it is over all samples");
        }

        GraphNode node = Reduced(context, input, [.. axes.Where(axis => input.Dims[axis] != 1)], isMax)
            ?? throw new UnsupportedException($"one over the axes {Listed.Text(axes)} of {Listed.Text(input.Dims)} is not one over the pixels");
        float factor = scale(axes.Aggregate(1, (count, axis) => count * input.Dims[axis]));
        if (factor != 1)
        {
            node = context.Add(new AffineOperation([factor], [0]), node.Shape, node);
        }

        int[] dims = context.Node.Integer("keepdims", 1) != 0
            ? [.. input.Dims.Select((dim, i) => axes.Contains(i) ? 1 : dim)]
            : [.. input.Dims.Where((_, i) => !axes.Contains(i))];
        context.Results.Add(new TensorView(node, dims, input.IsNhwc));
    }

    private static GraphNode? Reduced(LiftContext context, TensorView input, int[] axes, bool isMax)
    {
        MapShape shape = input.Shape;
        if (axes.Length == 0)
        {
            return input.Node;
        }

        // Of a tensor that is not a map the axes besides the channels are all pixels.
        int[] pixels = input.ChannelAxis < 0 || shape.IsPixel ? [] : [.. Enumerable.Range(0, input.Dims.Length).Where(axis => axis != input.ChannelAxis && input.Dims[axis] != 1)];
        if (pixels.Length > 0 && axes.SequenceEqual(pixels))
        {
            return isMax ? Pool(context, input, shape.Height, shape.Width, isMax) : context.Add(new GlobalAvgPoolOperation(), new MapShape(shape.Channels, 1, 1), input.Node);
        }

        int rowAxis = input.IsMap ? 2 : input.IsNhwcMap ? 1 : -1;
        if (axes is [int only] && rowAxis >= 0 && (only == rowAxis || only == rowAxis + 1))
        {
            return only == rowAxis ? Pool(context, input, shape.Height, 1, isMax) : Pool(context, input, 1, shape.Width, isMax);
        }

        if (axes is [int channel] && channel == input.ChannelAxis && !isMax)
        {
            float[] shares = new float[shape.Channels];
            Array.Fill(shares, 1f / shape.Channels);
            var operation = new ConvOperation(shares, null, 1, new WindowSpec(1, 1), 1, "") { Remark = "takes the mean of the channels" };
            return context.Add(operation, shape with { Channels = 1 }, input.Node);
        }

        return null;
    }

    private static GraphNode Pool(LiftContext context, TensorView input, int height, int width, bool isMax)
    {
        var window = new WindowSpec(height, width) { StrideH = height, StrideW = width };
        return context.Add(
            isMax ? new MaxPoolOperation(window, false) : new AvgPoolOperation(window, false, true),
            new MapShape(input.Shape.Channels, input.Shape.Height / height, input.Shape.Width / width), input.Node);
    }
}
