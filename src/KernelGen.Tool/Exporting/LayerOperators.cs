using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Tool.Exporting;

/// <summary>ONNX's operators for those of layers. Values are always batch × channels × height × width.</summary>
internal static class LayerOperators
{
    /// <summary>Adds a layer's operator.</summary>
    public static string Add(OnnxGraph graph, ExportedWeights weights, OperatorDeclaration operation, LayerShape shape, string name, string[] reads) => operation switch
    {
        Conv2dDeclaration conv => Conv(graph, weights, conv, shape, name, reads[0]),
        LinearDeclaration linear => Linear(graph, weights, linear, shape, name, reads[0]),
        MaxPool2dDeclaration pool => graph.Add(
            "MaxPool", reads, ("kernel_shape", new[] { pool.KernelHeight, pool.KernelWidth }), ("strides", new[] { pool.StrideH, pool.StrideW }), ("pads", Sides(shape.Padding)),
            ("dilations", new[] { pool.DilationH, pool.DilationW }), ("ceil_mode", pool.CeilMode ? 1 : 0)),
        AvgPool2dDeclaration pool => graph.Add(
            "AveragePool", reads, ("kernel_shape", new[] { pool.KernelHeight, pool.KernelWidth }), ("strides", new[] { pool.StrideH, pool.StrideW }), ("pads", Sides(shape.Padding)),
            ("count_include_pad", pool.CountIncludePad ? 1 : 0), ("ceil_mode", pool.CeilMode ? 1 : 0)),
        AdaptiveAvgPool2dDeclaration pool => Adaptive(graph, pool, shape, reads),
        LocalResponseNormDeclaration norm => LocalResponse(graph, norm, shape, reads[0]),
        ConvTranspose2dDeclaration conv => SizeOperators.Transposed(graph, weights, conv, shape, name, reads[0]),
        UpsampleDeclaration upsample => SizeOperators.Upsample(graph, upsample, shape, reads[0]),
        PadDeclaration pad => SizeOperators.Pad(graph, pad, reads[0]),
        StencilDeclaration stencil => SizeOperators.Stencil(graph, weights, stencil, shape, name, reads[0]),
        PReLUDeclaration prelu => graph.Add(
            "PRelu", [reads[0], graph.Floats($"{name}.weight", [prelu.NumParameters, 1, 1], weights.Read($"{name}.weight", prelu.NumParameters))]),
        FlattenDeclaration => graph.Add("Unsqueeze", [graph.Add("Flatten", reads), graph.Integers(2, 3)]),
        ConcatDeclaration => graph.Add("Concat", reads, ("axis", 1)),
        _ => throw new UnsupportedLayerException(operation.Words, "this operator is not exported"),
    };

    /// <summary>Adds a batch norm.</summary>
    public static string AddNorm(OnnxGraph graph, ExportedWeights weights, NormDeclaration norm, int channels, string name, string value)
    {
        if (norm is not BatchNorm2dDeclaration batch)
        {
            throw new UnsupportedLayerException(norm.Words, "this norm is not exported");
        }

        float[] ones = new float[channels];
        Array.Fill(ones, 1);
        return graph.Add(
            "BatchNormalization",
            [
                value,
                graph.Floats($"{name}.weight", [channels], batch.Affine ? weights.Read($"{name}.weight", channels) : ones),
                graph.Floats($"{name}.bias", [channels], batch.Affine ? weights.Read($"{name}.bias", channels) : new float[channels]),
                graph.Floats($"{name}.running_mean", [channels], weights.Read($"{name}.running_mean", channels)),
                graph.Floats($"{name}.running_var", [channels], weights.Read($"{name}.running_var", channels)),
            ],
            ("epsilon", (float)batch.Eps));
    }

    private static int[] Sides(PaddingDeclaration padding) => [padding.Top, padding.Left, padding.Bottom, padding.Right];

    private static string Conv(OnnxGraph graph, ExportedWeights weights, Conv2dDeclaration conv, LayerShape shape, string name, string input)
    {
        int[] sides = Sides(shape.Padding);
        if (conv.PaddingMode != Compiler.Declarations.PaddingMode.Zeros)
        {
            string mode = conv.PaddingMode switch
            {
                Compiler.Declarations.PaddingMode.Reflect => "reflect",
                Compiler.Declarations.PaddingMode.Replicate => "edge",
                Compiler.Declarations.PaddingMode.Circular => "wrap",
                _ => throw new UnsupportedLayerException("Conv2d", $"{conv.PaddingMode} padding has no operator in ONNX {OnnxGraph.Opset}"),
            };
            input = graph.Add("Pad", [input, graph.Integers(0, 0, sides[0], sides[1], 0, 0, sides[2], sides[3])], ("mode", mode));
            sides = [0, 0, 0, 0];
        }

        int[] sizes = [conv.OutChannels, shape.Input.Channels / conv.Groups, conv.KernelHeight, conv.KernelWidth];
        var inputs = new List<string> { input, graph.Floats($"{name}.weight", sizes, weights.Read($"{name}.weight", sizes)) };
        if (conv.Bias)
        {
            inputs.Add(graph.Floats($"{name}.bias", [conv.OutChannels], weights.Read($"{name}.bias", conv.OutChannels)));
        }

        return graph.Add(
            "Conv", inputs, ("kernel_shape", new[] { conv.KernelHeight, conv.KernelWidth }), ("strides", new[] { conv.StrideH, conv.StrideW }), ("pads", sides),
            ("dilations", new[] { conv.DilationH, conv.DilationW }), ("group", conv.Groups));
    }

    // Of an even number of channels ONNX takes the odd one behind, and PyTorch before: then the sum of squares is a convolution of one cell.
    private static string LocalResponse(OnnxGraph graph, LocalResponseNormDeclaration norm, LayerShape shape, string input)
    {
        if (norm.Size % 2 == 1)
        {
            return graph.Add("LRN", [input], ("size", norm.Size), ("alpha", norm.Alpha), ("beta", norm.Beta), ("bias", norm.K));
        }

        int channels = shape.Input.Channels;
        float[] band = new float[channels * channels], start = new float[channels];
        Array.Fill(start, norm.K);
        for (int c = 0; c < channels; c++)
        {
            for (int other = Math.Max(0, c - (norm.Size / 2)); other < Math.Min(channels, c + (norm.Size / 2)); other++)
            {
                band[(c * channels) + other] = norm.Alpha / norm.Size;
            }
        }

        string weight = graph.Floats(graph.Fresh("band"), [channels, channels, 1, 1], band), bias = graph.Floats(graph.Fresh("start"), [channels], start);
        string sum = graph.Add("Conv", [graph.Add("Mul", [input, input]), weight, bias], ("kernel_shape", new[] { 1, 1 }));
        return graph.Add("Div", [input, graph.Add("Pow", [sum, graph.Number(norm.Beta)])]);
    }

    private static string Linear(OnnxGraph graph, ExportedWeights weights, LinearDeclaration linear, LayerShape shape, string name, string input)
    {
        int length = shape.Input.Length;
        string flat = graph.Add("Flatten", [input], ("axis", 1));
        var inputs = new List<string> { flat, graph.Floats($"{name}.weight", [linear.OutFeatures, length], weights.Read($"{name}.weight", linear.OutFeatures, length)) };
        if (linear.Bias)
        {
            inputs.Add(graph.Floats($"{name}.bias", [linear.OutFeatures], weights.Read($"{name}.bias", linear.OutFeatures)));
        }

        string product = graph.Add("Gemm", inputs, ("transB", 1));
        return graph.Add("Unsqueeze", [product, graph.Integers(2, 3)]);
    }

    private static string Adaptive(OnnxGraph graph, AdaptiveAvgPool2dDeclaration pool, LayerShape shape, string[] reads)
    {
        if (pool is { OutputHeight: 1, OutputWidth: 1 })
        {
            return graph.Add("GlobalAveragePool", reads);
        }

        (int height, int width) = (shape.Input.Height, shape.Input.Width);
        int down = height / pool.OutputHeight, right = width / pool.OutputWidth;
        if (down * pool.OutputHeight == height && right * pool.OutputWidth == width)
        {
            return graph.Add("AveragePool", reads, ("kernel_shape", new[] { down, right }), ("strides", new[] { down, right }));
        }

        // Windows that differ in size are products with the shares of rows and columns.
        string rows = graph.Floats(graph.Fresh("rows"), [pool.OutputHeight, height], Shares(height, pool.OutputHeight, isTurned: false));
        string columns = graph.Floats(graph.Fresh("columns"), [width, pool.OutputWidth], Shares(width, pool.OutputWidth, isTurned: true));
        return graph.Add("MatMul", [graph.Add("MatMul", [rows, reads[0]]), columns]);
    }

    private static float[] Shares(int input, int output, bool isTurned)
    {
        float[] shares = new float[input * output];
        for (int i = 0; i < output; i++)
        {
            int start = (int)((long)i * input / output), end = (int)((((i + 1L) * input) + output - 1) / output);
            for (int cell = start; cell < end; cell++)
            {
                shares[isTurned ? (cell * output) + i : (i * input) + cell] = 1f / (end - start);
            }
        }

        return shares;
    }
}
