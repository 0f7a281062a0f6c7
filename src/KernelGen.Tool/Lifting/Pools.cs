using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Pools.</summary>
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
