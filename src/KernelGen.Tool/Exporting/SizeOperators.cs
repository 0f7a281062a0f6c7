using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Tool.Exporting;

/// <summary>ONNX's operators for layers that change a map's size, or put something around it.</summary>
internal static class SizeOperators
{
    /// <summary>Adds a transposed convolution.</summary>
    public static string Transposed(OnnxGraph graph, ExportedWeights weights, ConvTranspose2dDeclaration conv, LayerShape shape, string name, string input)
    {
        int[] sizes = [shape.Input.Channels, conv.OutChannels / conv.Groups, conv.KernelHeight, conv.KernelWidth];
        var inputs = new List<string> { input, graph.Floats($"{name}.weight", sizes, weights.Read($"{name}.weight", sizes)) };
        if (conv.Bias)
        {
            inputs.Add(graph.Floats($"{name}.bias", [conv.OutChannels], weights.Read($"{name}.bias", conv.OutChannels)));
        }

        return graph.Add(
            "ConvTranspose", inputs, ("kernel_shape", new[] { conv.KernelHeight, conv.KernelWidth }), ("strides", new[] { conv.StrideH, conv.StrideW }),
            ("pads", new[] { conv.Padding.Top, conv.Padding.Left, conv.Padding.Bottom, conv.Padding.Right }), ("dilations", new[] { conv.DilationH, conv.DilationW }),
            ("group", conv.Groups), ("output_padding", new[] { conv.OutputPaddingH, conv.OutputPaddingW }));
    }

    /// <summary>Adds a resize.</summary>
    public static string Upsample(OnnxGraph graph, UpsampleDeclaration upsample, LayerShape shape, string input)
    {
        (int height, int width) = (shape.Output.Height, shape.Output.Width);
        if (upsample.Interpolation == Compiler.Declarations.Interpolation.Bilinear)
        {
            return Resize(graph, input, height, width, "linear", upsample.AlignCorners ? "align_corners" : "half_pixel");
        }

        if (IsExact(shape.Input.Height, height) && IsExact(shape.Input.Width, width))
        {
            return Resize(graph, input, height, width, "nearest", "asymmetric");
        }

        // Places that a factor in floats would miss are listed.
        string rows = graph.Add("Gather", [input, graph.Integers(Places(shape.Input.Height, height))], ("axis", 2));
        return graph.Add("Gather", [rows, graph.Integers(Places(shape.Input.Width, width))], ("axis", 3));
    }

    /// <summary>Adds cells and channels of one value.</summary>
    public static string Pad(OnnxGraph graph, PadDeclaration pad, string input) => graph.Add(
        "Pad", [input, graph.Integers(0, pad.Front, pad.Top, pad.Left, 0, pad.Back, pad.Bottom, pad.Right), graph.Number(pad.Value)], ("mode", "constant"));

    /// <summary>Adds a stencil: a convolution of each channel by itself, behind what is outside the image.</summary>
    public static string Stencil(OnnxGraph graph, ExportedWeights weights, StencilDeclaration stencil, LayerShape shape, string name, string input)
    {
        int channels = shape.Input.Channels;
        PaddingDeclaration sides = shape.Padding;
        if (sides != PaddingDeclaration.None)
        {
            string mode = stencil.Border switch
            {
                Compiler.Declarations.BorderMode.Constant => "constant",
                Compiler.Declarations.BorderMode.Replicate => "edge",
                Compiler.Declarations.BorderMode.Reflect101 => "reflect",
                Compiler.Declarations.BorderMode.Wrap => "wrap",
                _ => throw new UnsupportedLayerException(stencil.Words, "ONNX has no operator for its border"),
            };
            input = graph.Add("Pad", [input, graph.Integers(0, 0, sides.Top, sides.Left, 0, 0, sides.Bottom, sides.Right), graph.Number(stencil.BorderValue)], ("mode", mode));
        }

        int[] sizes = [channels, 1, stencil.KernelHeight, stencil.KernelWidth];
        var inputs = new List<string> { input, graph.Floats($"{name}.weight", sizes, weights.Read($"{name}.weight", sizes)) };
        if (stencil.Bias)
        {
            inputs.Add(graph.Floats($"{name}.bias", [channels], weights.Read($"{name}.bias", channels)));
        }

        return graph.Add("Conv", inputs, ("kernel_shape", new[] { stencil.KernelHeight, stencil.KernelWidth }), ("group", channels));
    }

    private static string Resize(OnnxGraph graph, string input, int height, int width, string mode, string places) => graph.Add(
        "Resize", [input, "", "", graph.Integers(height, width)], ("axes", new[] { 2, 3 }), ("mode", mode), ("coordinate_transformation_mode", places), ("nearest_mode", "floor"));

    private static long[] Places(int input, int output) => [.. Enumerable.Range(0, output).Select(i => (long)i * input / output)];

    private static bool IsExact(int input, int output)
    {
        float scale = (float)output / input;
        return Enumerable.Range(0, output).All(i => (long)MathF.Floor(i / scale) == (long)i * input / output);
    }
}
