using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Squares of cells that become channels, and back: convolutions whose weights are ones and zeros.</summary>
internal static class SpaceAndDepth
{
    private const int MostWeights = 1 << 22;

    public static void ToSpace(LiftContext context)
    {
        TensorView input = context.Map(0);
        context.ReturnMap(ToSpace(context, input, Size(context), isCellFirst: context.Node.Text("mode", "DCR") == "DCR"));
    }

    public static void ToDepth(LiftContext context)
    {
        TensorView input = context.Map(0);
        context.ReturnMap(ToDepth(context, input, Size(context), isCellFirst: true));
    }

    /// <summary>The same, written as an order of six axes between two reshapes; null where it is another order.</summary>
    /// <param name="context">The transpose.</param>
    /// <param name="view">Its input, a map whose channels or pixels are split into axes.</param>
    /// <param name="order">The order of the axes.</param>
    public static TensorView? TryParts(LiftContext context, TensorView view, int[] order)
    {
        if (view.IsNhwc || view.Dims.Length != 6)
        {
            return null;
        }

        (int[] dims, MapShape shape) = (view.Dims, view.Shape);
        bool splitsChannels = shape.Height == dims[4] && shape.Width == dims[5];
        bool splitsPixels = shape.Channels == dims[1] && dims[2] * dims[3] == shape.Height && dims[3] == dims[5];
        GraphNode? node = order switch
        {
            [0, 1, 4, 2, 5, 3] when splitsChannels && dims[2] == dims[3] => ToSpace(context, view, dims[2], isCellFirst: false),
            [0, 3, 4, 1, 5, 2] when splitsChannels && dims[1] == dims[2] => ToSpace(context, view, dims[1], isCellFirst: true),
            [0, 1, 3, 5, 2, 4] when splitsPixels => ToDepth(context, view, dims[3], isCellFirst: false),
            [0, 3, 5, 1, 2, 4] when splitsPixels => ToDepth(context, view, dims[3], isCellFirst: true),
            _ => null,
        };
        return node is null ? null : new TensorView(node, [.. order.Select(axis => dims[axis])], IsNhwc: false);
    }

    private static GraphNode ToSpace(LiftContext context, TensorView input, int size, bool isCellFirst)
    {
        int outputs = input.Shape.Channels / (size * size);
        if (outputs * size * size != input.Shape.Channels || (long)input.Shape.Channels * input.Shape.Channels > MostWeights)
        {
            throw new UnsupportedException($"{input.Shape.Channels} channels are not squares of {size}, or too many");
        }

        // (in, out, row, column): the channel that a cell of a square comes from.
        float[] weight = new float[input.Shape.Channels * outputs * size * size];
        for (int output = 0; output < outputs; output++)
        {
            for (int cell = 0; cell < size * size; cell++)
            {
                int from = isCellFirst ? (cell * outputs) + output : (output * size * size) + cell;
                weight[(((from * outputs) + output) * size * size) + cell] = 1;
            }
        }

        var window = new WindowSpec(size, size) { StrideH = size, StrideW = size };
        var operation = new ConvTransposeOperation(weight, null, outputs, window, 0, 0, 1, "") { Remark = "lays channels out as cells" };
        return context.Add(operation, new MapShape(outputs, input.Shape.Height * size, input.Shape.Width * size), input.Node);
    }

    private static GraphNode ToDepth(LiftContext context, TensorView input, int size, bool isCellFirst)
    {
        int inputs = input.Shape.Channels, cells = size * size, outputs = inputs * cells;
        if (input.Shape.Height % size != 0 || input.Shape.Width % size != 0 || (long)outputs * outputs > MostWeights)
        {
            throw new UnsupportedException($"{Listed.Text(input.Dims)} are not squares of {size}, or too many");
        }

        float[] weight = new float[outputs * inputs * cells];
        for (int cell = 0; cell < cells; cell++)
        {
            for (int channel = 0; channel < inputs; channel++)
            {
                int output = isCellFirst ? (cell * inputs) + channel : (channel * cells) + cell;
                weight[(((output * inputs) + channel) * cells) + cell] = 1;
            }
        }

        var window = new WindowSpec(size, size) { StrideH = size, StrideW = size };
        var operation = new ConvOperation(weight, null, outputs, window, 1, "") { Remark = "makes channels of cells" };
        return context.Add(operation, new MapShape(outputs, input.Shape.Height / size, input.Shape.Width / size), input.Node);
    }

    private static int Size(LiftContext context) => context.Node.Integer("blocksize", 0) is >= 1 and <= 64 and long size
        ? (int)size
        : throw new UnsupportedException("its blocksize is not a positive number");
}
