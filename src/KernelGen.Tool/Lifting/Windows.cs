using KernelGen.Tool.Model;

namespace KernelGen.Tool.Lifting;

/// <summary>Reads the attributes of windows, with all of ONNX's ways to say the padding.</summary>
internal static class Windows
{
    /// <summary>Reads a window.</summary>
    /// <param name="node">The operator.</param>
    /// <param name="kernelH">Rows of the window.</param>
    /// <param name="kernelW">Columns of the window.</param>
    /// <param name="input">The shape of its input, which automatic padding depends on.</param>
    public static WindowSpec Read(ModelNode node, int kernelH, int kernelW, MapShape input)
    {
        int[] strides = Pair(node, "strides", 1), dilations = Pair(node, "dilations", 1);
        var window = new WindowSpec(kernelH, kernelW) { StrideH = strides[0], StrideW = strides[1], DilationH = dilations[0], DilationW = dilations[1] };
        string auto = node.Text("auto_pad", "NOTSET");
        switch (auto)
        {
            case "NOTSET":
                int[] pads = Sides(node);
                return window with { Top = pads[0], Left = pads[1], Bottom = pads[2], Right = pads[3] };
            case "VALID":
                return window;
            case "SAME_UPPER" or "SAME_LOWER":
                (int top, int bottom) = Same(input.Height, kernelH, strides[0], dilations[0], auto == "SAME_LOWER");
                (int left, int right) = Same(input.Width, kernelW, strides[1], dilations[1], auto == "SAME_LOWER");
                return window with { Top = top, Left = left, Bottom = bottom, Right = right };
            default:
                throw new UnsupportedException($"its auto_pad '{auto}' is unknown");
        }
    }

    /// <summary>The four sides of its padding: top, left, bottom, right.</summary>
    public static int[] Sides(ModelNode node)
    {
        IReadOnlyList<long> pads = node.Integers("pads") ?? [0, 0, 0, 0];
        return pads.Count == 4 && pads.All(pad => pad is >= 0 and < 1 << 20)
            ? [.. pads.Select(pad => (int)pad)]
            : throw new UnsupportedException($"its pads {Listed.Text(pads)} are not four numbers from 0");
    }

    /// <summary>Two numbers, for rows and columns.</summary>
    public static int[] Pair(ModelNode node, string name, int otherwise)
    {
        IReadOnlyList<long> pair = node.Integers(name) ?? [otherwise, otherwise];
        return pair.Count == 2 && pair.All(value => value is >= 1 and < 1 << 20)
            ? [.. pair.Select(value => (int)value)]
            : throw new UnsupportedException($"its {name} {Listed.Text(pair)} are not two positive numbers");
    }

    private static (int Before, int After) Same(int input, int kernel, int stride, int dilation, bool isLower)
    {
        int output = (input + stride - 1) / stride;
        int total = Math.Max(0, ((output - 1) * stride) + ((kernel - 1) * dilation) + 1 - input);
        int small = total / 2, large = total - small;
        return isLower ? (large, small) : (small, large);
    }
}
