using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Some of a map's rows and columns at even steps: a depthwise convolution whose kernel has a one and zeros.</summary>
internal static class PixelSlice
{
    private const int MaxKernel = 16;

    /// <summary>Takes ranges of rows and columns.</summary>
    /// <exception cref="UnsupportedException">They are none of a map, or begin too far from its corner.</exception>
    public static TensorView Take(LiftContext context, TensorView view, SliceRange[] ranges)
    {
        int rowAxis = view.IsMap ? 2 : view.IsNhwcMap ? 1 : -1;
        MapShape shape = view.Shape;
        if (rowAxis < 0 || ranges.Any(r => (r.Axis != rowAxis && r.Axis != rowAxis + 1) || r.Step < 1 || r.Count < 1))
        {
            throw new UnsupportedException($"it takes a part of {Listed.Text(view.Dims)} that is neither some of the channels nor rows and columns at even steps");
        }

        SliceRange rows = ranges.FirstOrDefault(r => r.Axis == rowAxis) ?? new SliceRange(rowAxis, 0, 1, shape.Height);
        SliceRange columns = ranges.FirstOrDefault(r => r.Axis == rowAxis + 1) ?? new SliceRange(rowAxis + 1, 0, 1, shape.Width);
        int kernelH = Kernel(rows, shape.Height), kernelW = Kernel(columns, shape.Width);
        float[] weight = new float[shape.Channels * kernelH * kernelW];
        for (int c = 0; c < shape.Channels; c++)
        {
            weight[(((c * kernelH) + rows.Start) * kernelW) + columns.Start] = 1;
        }

        var window = new WindowSpec(kernelH, kernelW) { StrideH = rows.Step, StrideW = columns.Step };
        var operation = new ConvOperation(weight, null, shape.Channels, window, shape.Channels, "") { Remark = "takes rows and columns out of the map" };
        GraphNode node = context.Add(operation, new MapShape(shape.Channels, rows.Count, columns.Count), view.Node);
        int[] dims = [.. view.Dims];
        dims[rowAxis] = rows.Count;
        dims[rowAxis + 1] = columns.Count;
        return view with { Node = node, Dims = dims };
    }

    // As many rows that the window ends where the last step leaves off.
    private static int Kernel(SliceRange range, int size)
    {
        int kernel = Math.Max(range.Start + 1, size - (range.Count * range.Step) + 1);
        return kernel <= MaxKernel ? kernel : throw new UnsupportedException($"it cuts off more than {MaxKernel - 1} rows or columns");
    }
}
