using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Products with a matrix of weights.</summary>
internal static class Products
{
    public static void Gemm(LiftContext context)
    {
        ModelNode node = context.Node;
        if (node.Integer("transA", 0) != 0)
        {
            throw new UnsupportedException("it turns its input (transA)");
        }

        Constant matrix = context.Constant(1, "matrix");
        bool isTurned = node.Integer("transB", 0) != 0;
        float alpha = (float)node.Real("alpha", 1), beta = (float)node.Real("beta", 1);
        float[] weight = Weight(matrix, isTurned, out int outputs, out int inputs);
        if (alpha != 1)
        {
            weight = [.. weight.Select(value => alpha * value)];
        }

        float[]? bias = null;
        if (context.Has(2) && beta != 0)
        {
            Constant added = context.Constant(2, "biases");
            if (added.Floats is not { } values || (values.Length != 1 && (values.Length != outputs || added.Dims[^1] != outputs)))
            {
                throw new UnsupportedException($"its biases {Listed.Text(added.Dims)} do not fit {outputs} outputs");
            }

            bias = [.. Enumerable.Range(0, outputs).Select(i => beta * values[values.Length == 1 ? 0 : i])];
        }

        TensorView input = context.View(0);
        if (input.Dims is not [1, int length] || length != inputs)
        {
            throw new UnsupportedException($"its input is {Listed.Text(input.Dims)}, and the matrix takes {inputs} values");
        }

        Linear(context, input, weight, bias, outputs, matrix.Name, [1, outputs]);
    }

    public static void MatMul(LiftContext context)
    {
        TensorView input = context.View(0);
        Constant matrix = context.Constant(1, "second matrix");
        float[] weight = Weight(matrix, isTurned: false, out int outputs, out int inputs);
        if (input.Dims.Length == 0 || input.Dims[^1] != inputs)
        {
            throw new UnsupportedException($"its input is {Listed.Text(input.Dims)}, and the matrix takes {inputs} values");
        }

        int[] dims = [.. input.Dims[..^1], outputs];
        if (input.Shape.Length == inputs)
        {
            Linear(context, input, weight, null, outputs, matrix.Name, dims);
        }
        else if (input.IsNhwc && inputs == input.Shape.Channels)
        {
            // The same product at each pixel.
            GraphNode node = context.Add(
                new ConvOperation(weight, null, outputs, new WindowSpec(1, 1), 1, matrix.Name), input.Shape with { Channels = outputs }, input.Node);
            context.Results.Add(new TensorView(node, dims, IsNhwc: true));
        }
        else
        {
            throw new UnsupportedException($"a product along the last axis of {Listed.Text(input.Dims)}, which is not the channels, is not supported");
        }
    }

    private static float[] Weight(Constant matrix, bool isTurned, out int outputs, out int inputs)
    {
        if (matrix.Floats is not { } values || matrix.Dims is not [int rows, int columns])
        {
            throw new UnsupportedException($"its matrix is {Listed.Text(matrix.Dims)}; one of two dimensions is needed");
        }

        (outputs, inputs) = isTurned ? (rows, columns) : (columns, rows);
        return isTurned ? values : Indexing.Transpose(matrix, [1, 0]).Floats!;
    }

    // A linear layer reads channel, row, column; where the model has row, column, channel, the columns of the matrix are reordered.
    private static void Linear(LiftContext context, TensorView input, float[] weight, float[]? bias, int outputs, string name, int[] dims)
    {
        MapShape shape = input.Shape;
        if (input.IsNhwc && !shape.IsPixel)
        {
            float[] ordered = new float[weight.Length];
            int pixels = shape.Height * shape.Width, inputs = (int)shape.Length;
            for (int i = 0; i < weight.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, inputs);
                (int channel, int pixel) = Math.DivRem(column, pixels);
                ordered[i] = weight[(row * inputs) + (pixel * shape.Channels) + channel];
            }

            weight = ordered;
        }

        GraphNode node = context.Add(new LinearOperation(weight, bias, outputs, name), new MapShape(outputs, 1, 1), input.Node);
        context.Results.Add(new TensorView(node, dims));
    }
}
