using KernelGen.Tool.Model;

namespace KernelGen.Tool.Simplifying;

/// <summary>Scales and shifts become weights of the layer before them or behind them.</summary>
internal static class AffineRules
{
    /// <summary>Two in a row are one, and one that changes nothing is none.</summary>
    public static GraphNode? Compose(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Operation is not AffineOperation outer)
        {
            return null;
        }

        if (outer.Scale.AsSpan().IndexOfAnyExcept(1f) < 0 && outer.Shift.AsSpan().IndexOfAnyExcept(0f) < 0)
        {
            return node.Input;
        }

        if (node.Input.Operation is not AffineOperation inner || readers(node.Input) > 1)
        {
            return null;
        }

        int length = outer.IsScalar && inner.IsScalar ? 1 : node.Shape.Channels;
        float[] scale = [.. Enumerable.Range(0, length).Select(c => outer.ScaleOf(c) * inner.ScaleOf(c))];
        float[] shift = [.. Enumerable.Range(0, length).Select(c => (outer.ScaleOf(c) * inner.ShiftOf(c)) + outer.ShiftOf(c))];
        return node.With(new AffineOperation(scale, shift), node.Input.Input);
    }

    /// <summary>Behind a product that nothing else reads: into its weights and biases.</summary>
    public static GraphNode? IntoWeightsBefore(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Operation is not AffineOperation affine || readers(node.Input) > 1)
        {
            return null;
        }

        GraphOperation? folded = node.Input.Operation switch
        {
            ConvOperation conv => conv with { Weight = ScaleRows(conv.Weight, conv.OutChannels, affine), Bias = Shift(conv.Bias, conv.OutChannels, affine), Remark = null },
            LinearOperation linear => linear with { Weight = ScaleRows(linear.Weight, linear.OutFeatures, affine), Bias = Shift(linear.Bias, linear.OutFeatures, affine) },
            BatchNormOperation norm => norm with
            {
                Scale = [.. norm.Scale.Select((value, c) => value * affine.ScaleOf(c))],
                Shift = [.. norm.Shift.Select((value, c) => (value * affine.ScaleOf(c)) + affine.ShiftOf(c))],
            },
            ConvTransposeOperation conv => Transposed(conv, affine),
            _ => null,
        };
        return folded is null ? null : new GraphNode(folded, node.Input.Inputs, node.Shape, node.Input.Source);
    }

    /// <summary>Before a convolution: into its weights and, where no padding would have to be shifted too, its biases.</summary>
    public static GraphNode? IntoWeightsBehind(GraphNode node, Func<GraphNode, int> readers)
    {
        if (node.Inputs.Count != 1 || node.Input.Operation is not AffineOperation affine || readers(node.Input) > 1)
        {
            return null;
        }

        bool hasShift = affine.Shift.AsSpan().IndexOfAnyExcept(0f) >= 0;
        GraphOperation? folded = node.Operation switch
        {
            ConvOperation conv when !hasShift || !conv.Window.HasPadding || conv.PaddingMode != "Zeros" => Behind(conv, affine, node.Input.Shape.Channels),
            LinearOperation linear => Behind(linear, affine, node.Input.Shape),
            _ => null,
        };
        return folded is null ? null : node.With(folded, node.Input.Input);
    }

    private static float[] ScaleRows(float[] weight, int outputs, AffineOperation affine)
    {
        int row = weight.Length / outputs;
        return [.. weight.Select((value, i) => value * affine.ScaleOf(i / row))];
    }

    private static float[]? Shift(float[]? bias, int outputs, AffineOperation affine)
    {
        float[] shifted = [.. Enumerable.Range(0, outputs).Select(c => ((bias?[c] ?? 0) * affine.ScaleOf(c)) + affine.ShiftOf(c))];
        return bias is null && shifted.AsSpan().IndexOfAnyExcept(0f) < 0 ? null : shifted;
    }

    private static ConvTransposeOperation Transposed(ConvTransposeOperation conv, AffineOperation affine)
    {
        // (in, out / groups, taps); the outputs of an input's group.
        int perGroup = conv.OutChannels / conv.Groups, taps = conv.Window.KernelH * conv.Window.KernelW;
        int inputsPerGroup = conv.Weight.Length / taps / perGroup / conv.Groups;
        float[] weight = [.. conv.Weight.Select((value, i) => value * affine.ScaleOf((i / taps / perGroup / inputsPerGroup * perGroup) + (i / taps % perGroup)))];
        return conv with { Weight = weight, Bias = Shift(conv.Bias, conv.OutChannels, affine) };
    }

    private static ConvOperation Behind(ConvOperation conv, AffineOperation affine, int channels)
    {
        int taps = conv.Window.KernelH * conv.Window.KernelW;
        int inputsPerGroup = channels / conv.Groups, row = inputsPerGroup * taps, outputsPerGroup = conv.OutChannels / conv.Groups;
        float[] weight = new float[conv.Weight.Length];
        double[] bias = [.. Enumerable.Range(0, conv.OutChannels).Select(c => (double)(conv.Bias?[c] ?? 0))];
        for (int i = 0; i < weight.Length; i++)
        {
            int output = i / row, channel = (output / outputsPerGroup * inputsPerGroup) + (i % row / taps);
            weight[i] = conv.Weight[i] * affine.ScaleOf(channel);
            bias[output] += (double)conv.Weight[i] * affine.ShiftOf(channel);
        }

        return conv with { Weight = weight, Bias = conv.Bias is null && bias.All(b => b == 0) ? null : [.. bias.Select(b => (float)b)], Remark = null };
    }

    private static LinearOperation Behind(LinearOperation linear, AffineOperation affine, MapShape input)
    {
        int pixels = input.Height * input.Width, row = (int)input.Length;
        float[] weight = new float[linear.Weight.Length];
        double[] bias = [.. Enumerable.Range(0, linear.OutFeatures).Select(c => (double)(linear.Bias?[c] ?? 0))];
        for (int i = 0; i < weight.Length; i++)
        {
            int channel = i % row / pixels;
            weight[i] = linear.Weight[i] * affine.ScaleOf(channel);
            bias[i / row] += (double)linear.Weight[i] * affine.ShiftOf(channel);
        }

        return linear with { Weight = weight, Bias = linear.Bias is null && bias.All(b => b == 0) ? null : [.. bias.Select(b => (float)b)] };
    }
}
