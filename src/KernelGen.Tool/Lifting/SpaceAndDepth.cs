using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Squares of cells that become channels, and back: convolutions whose weights are ones and zeros.</summary>
internal static class SpaceAndDepth
{
    private const int MostWeights = 1 << 22;

    public static void ToSpace(LiftContext context)
    {
        TensorView input = context.Map(0);
        int size = Size(context), outputs = input.Shape.Channels / (size * size);
        bool isColumnFirst = context.Node.Text("mode", "DCR") == "DCR";
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
                int from = isColumnFirst ? (cell * outputs) + output : (output * size * size) + cell;
                weight[(((from * outputs) + output) * size * size) + cell] = 1;
            }
        }

        var window = new WindowSpec(size, size) { StrideH = size, StrideW = size };
        var operation = new ConvTransposeOperation(weight, null, outputs, window, 0, 0, 1, "") { Remark = "lays channels out as cells" };
        context.ReturnMap(context.Add(operation, new MapShape(outputs, input.Shape.Height * size, input.Shape.Width * size), input.Node));
    }

    public static void ToDepth(LiftContext context)
    {
        TensorView input = context.Map(0);
        int size = Size(context), inputs = input.Shape.Channels, outputs = inputs * size * size;
        if (input.Shape.Height % size != 0 || input.Shape.Width % size != 0 || (long)outputs * outputs > MostWeights)
        {
            throw new UnsupportedException($"{Listed.Text(input.Dims)} are not squares of {size}, or too many");
        }

        float[] weight = new float[outputs * inputs * size * size];
        for (int cell = 0; cell < size * size; cell++)
        {
            for (int channel = 0; channel < inputs; channel++)
            {
                weight[(((((cell * inputs) + channel) * inputs) + channel) * size * size) + cell] = 1;
            }
        }

        var window = new WindowSpec(size, size) { StrideH = size, StrideW = size };
        var operation = new ConvOperation(weight, null, outputs, window, 1, "") { Remark = "makes channels of cells" };
        context.ReturnMap(context.Add(operation, new MapShape(outputs, input.Shape.Height / size, input.Shape.Width / size), input.Node));
    }

    private static int Size(LiftContext context) => context.Node.Integer("blocksize", 0) is >= 1 and <= 64 and long size
        ? (int)size
        : throw new UnsupportedException("its blocksize is not a positive number");
}
