using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Pools and means.</summary>
internal static class Pools
{
    public static void Max(LiftContext context)
    {
        TensorView input = context.Map(0);
        WindowSpec window = Window(context, input);
        bool ceil = context.Node.Integer("ceil_mode", 0) != 0;
        Return(context, input, new MaxPoolOperation(window, ceil), window, ceil);
    }

    public static void Average(LiftContext context)
    {
        TensorView input = context.Map(0);
        WindowSpec window = Window(context, input);
        if (window.DilationH != 1 || window.DilationW != 1)
        {
            throw new UnsupportedException("a mean with dilation is not supported");
        }

        bool ceil = context.Node.Integer("ceil_mode", 0) != 0;
        bool counts = context.Node.Integer("count_include_pad", 0) != 0 || (!window.HasPadding && !ceil);
        Return(context, input, new AvgPoolOperation(window, ceil, counts), window, ceil);
    }

    public static void GlobalAverage(LiftContext context)
    {
        TensorView input = context.Map(0);
        context.ReturnMap(context.Add(new GlobalAvgPoolOperation(), new MapShape(input.Shape.Channels, 1, 1), input.Node));
    }

    public static void GlobalMax(LiftContext context)
    {
        TensorView input = context.Map(0);
        var window = new WindowSpec(input.Shape.Height, input.Shape.Width) { StrideH = input.Shape.Height, StrideW = input.Shape.Width };
        Return(context, input, new MaxPoolOperation(window, false), window, false);
    }

    public static void ReduceMean(LiftContext context)
    {
        TensorView input = context.View(0);
        IReadOnlyList<long>? given = Views.Axes(context.Node, context.Optional(1, "axes"));
        int rank = input.Dims.Length;
        int[] axes = given is null ? [.. Enumerable.Range(0, rank)] : [.. given.Select(axis => context.Axis(axis, rank)).Order()];
        bool overPixels = (input.IsMap && axes is [2, 3]) || (input.IsNhwcMap && axes is [1, 2])
            || (input.ChannelAxis >= 0 && !input.Shape.IsPixel && axes.SequenceEqual(Enumerable.Range(1, rank - 1).Where(axis => axis != input.ChannelAxis)));
        if (!overPixels)
        {
            throw new UnsupportedException($"a mean over the axes [{string.Join(", ", axes)}] of [{string.Join(", ", input.Dims)}] is not one over the pixels");
        }

        GraphNode node = context.Add(new GlobalAvgPoolOperation(), new MapShape(input.Shape.Channels, 1, 1), input.Node);
        int[] dims = context.Node.Integer("keepdims", 1) != 0
            ? [.. input.Dims.Select((dim, i) => axes.Contains(i) ? 1 : dim)]
            : [.. input.Dims.Where((_, i) => !axes.Contains(i))];
        context.Results.Add(new TensorView(node, dims));
    }

    private static WindowSpec Window(LiftContext context, TensorView input)
    {
        if (!context.Node.Has("kernel_shape"))
        {
            throw new UnsupportedException("it has no kernel_shape");
        }

        int[] kernel = Windows.Pair(context.Node, "kernel_shape", 1);
        return Windows.Read(context.Node, kernel[0], kernel[1], input.Shape);
    }

    private static void Return(LiftContext context, TensorView input, GraphOperation operation, WindowSpec window, bool ceil)
    {
        (int height, int width) = window.Output(input.Shape.Height, input.Shape.Width, ceil);
        context.ReturnMap(context.Add(operation, new MapShape(input.Shape.Channels, height, width), input.Node));
    }
}
