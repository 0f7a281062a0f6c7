using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Convolutions.</summary>
internal static class Convolutions
{
    public static void Conv(LiftContext context)
    {
        TensorView input = context.Map(0);
        Constant weight = context.Constant(1, "weights");
        if (weight.Floats is not { } values || weight.Dims is not [int outputs, int inputs, int kernelH, int kernelW])
        {
            throw new UnsupportedException($"its weights are {Listed.Text(weight.Dims)}; convolutions of two dimensions are supported");
        }

        int groups = Groups(context.Node);
        CheckKernel(context.Node, kernelH, kernelW);
        if ((long)inputs * groups != input.Shape.Channels || outputs % groups != 0)
        {
            throw new UnsupportedException($"its weights {Listed.Text(weight.Dims)} in {groups} groups do not fit {input.Shape.Channels} channels");
        }

        WindowSpec window = Windows.Read(context.Node, kernelH, kernelW, input.Shape);
        (int height, int width) = window.Output(input.Shape.Height, input.Shape.Width);
        var operation = new ConvOperation(values, Bias(context, outputs), outputs, window, groups, weight.Name);
        context.ReturnMap(context.Add(operation, new MapShape(outputs, height, width), input.Node));
    }

    public static void ConvTranspose(LiftContext context)
    {
        TensorView input = context.Map(0);
        Constant weight = context.Constant(1, "weights");
        int groups = Groups(context.Node);
        if (weight.Floats is not { } values || weight.Dims is not [int inputs, int outputsPerGroup, int kernelH, int kernelW] || inputs != input.Shape.Channels || inputs % groups != 0)
        {
            throw new UnsupportedException($"its weights {Listed.Text(weight.Dims)} do not fit {input.Shape.Channels} channels of a map");
        }

        CheckKernel(context.Node, kernelH, kernelW);
        int[] strides = Windows.Pair(context.Node, "strides", 1), dilations = Windows.Pair(context.Node, "dilations", 1);
        IReadOnlyList<long> extra = context.Node.Integers("output_padding") ?? [0, 0];
        int[] pads = TransposedSides(context.Node, input.Shape, strides, dilations, kernelH, kernelW, ref extra);
        if (extra.Count != 2 || extra[0] < 0 || extra[1] < 0 || extra[0] > 1 << 20 || extra[1] > 1 << 20)
        {
            throw new UnsupportedException($"its output_padding {Listed.Text(extra)} is not two numbers from 0");
        }

        var window = new WindowSpec(kernelH, kernelW)
        {
            StrideH = strides[0], StrideW = strides[1], DilationH = dilations[0], DilationW = dilations[1],
            Top = pads[0], Left = pads[1], Bottom = pads[2], Right = pads[3],
        };
        int height = (strides[0] * (input.Shape.Height - 1)) + (int)extra[0] + (((kernelH - 1) * dilations[0]) + 1) - pads[0] - pads[2];
        int width = (strides[1] * (input.Shape.Width - 1)) + (int)extra[1] + (((kernelW - 1) * dilations[1]) + 1) - pads[1] - pads[3];
        int outputs = outputsPerGroup * groups;
        var operation = new ConvTransposeOperation(values, Bias(context, outputs), outputs, window, (int)extra[0], (int)extra[1], groups, weight.Name);
        context.ReturnMap(context.Add(operation, new MapShape(outputs, height, width), input.Node));
    }

    // A given output_shape and automatic padding say the same in another way: how much of the full output is cut off.
    private static int[] TransposedSides(ModelNode node, MapShape input, int[] strides, int[] dilations, int kernelH, int kernelW, ref IReadOnlyList<long> extra)
    {
        string auto = node.Text("auto_pad", "NOTSET");
        IReadOnlyList<long>? shape = node.Integers("output_shape");
        if (shape is null && auto is "NOTSET" or "VALID")
        {
            return auto == "VALID" ? [0, 0, 0, 0] : Windows.Sides(node);
        }

        if (shape is not null && shape.Count != 2)
        {
            throw new UnsupportedException($"its output_shape {Listed.Text(shape)} is not two numbers");
        }

        int[] pads = new int[4], more = new int[2];
        for (int axis = 0; axis < 2; axis++)
        {
            int size = axis == 0 ? input.Height : input.Width, kernel = axis == 0 ? kernelH : kernelW;
            long full = ((long)strides[axis] * (size - 1)) + ((kernel - 1) * dilations[axis]) + 1 + extra[axis];
            long total = full - (shape?[axis] ?? (long)size * strides[axis]);
            more[axis] = (int)extra[axis];
            if (total < 0)
            {
                more[axis] = (int)Math.Min(1 << 20, extra[axis] - total);
                total = 0;
            }

            long small = total / 2, large = total - small;
            pads[axis] = (int)(auto == "SAME_UPPER" ? small : large);
            pads[axis + 2] = (int)(auto == "SAME_UPPER" ? large : small);
        }

        extra = [more[0], more[1]];
        return pads;
    }

    private static int Groups(ModelNode node) => node.Integer("group", 1) is >= 1 and < 1 << 20 and long groups
        ? (int)groups
        : throw new UnsupportedException("its group is not a positive number");

    private static void CheckKernel(ModelNode node, int height, int width)
    {
        if (height < 1 || width < 1 || (node.Integers("kernel_shape") is { } shape && !shape.SequenceEqual([height, width])))
        {
            throw new UnsupportedException($"its kernel_shape does not fit its weights of {height} × {width}");
        }
    }

    private static float[]? Bias(LiftContext context, int outputs)
    {
        if (!context.Has(2))
        {
            return null;
        }

        float[] bias = context.Reals(2, "biases");
        return bias.Length == outputs ? bias : throw new UnsupportedException($"it has {bias.Length} biases for {outputs} channels");
    }
}
