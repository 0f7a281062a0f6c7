using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads one operator attribute. A more specific option wins over a more general one.</summary>
internal static class OperatorParser
{
    /// <summary>The options that set explicit padding.</summary>
    public static readonly string[] PaddingOptions =
        ["Padding", "PaddingH", "PaddingW", "PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight"];

    /// <summary>
    /// The names under which a user can have written an option, the most specific first. Shape errors carry the first of them.
    /// </summary>
    public static string[] Spellings(string option) => option switch
    {
        "KernelHeight" or "KernelWidth" => [option, "kernelSize"],
        "StrideH" or "StrideW" => [option, "Stride", "kernelSize"],
        "DilationH" or "DilationW" => [option, "Dilation"],
        "PaddingTop" or "PaddingBottom" => [option, "PaddingH", "Padding"],
        "PaddingLeft" or "PaddingRight" => [option, "PaddingW", "Padding"],
        _ => [option],
    };

    /// <summary>Reads an attribute whose class has the given name; enums are read by the caller.</summary>
    public static OperatorDeclaration Parse(string attribute, AttributeReader reader, AutoPadding auto, PaddingMode mode, WeightLayout layout)
    {
        int kernelHeight = reader.Int(0, "KernelHeight", "kernelSize");
        int kernelWidth = reader.Int(0, "KernelWidth", "kernelSize");
        return attribute switch
        {
            "Conv2dAttribute" => new Conv2dDeclaration(
                reader.Int(0, "outChannels"), kernelHeight, kernelWidth,
                reader.Int(1, "StrideH", "Stride"), reader.Int(1, "StrideW", "Stride"),
                Padding(reader), auto,
                reader.Int(1, "DilationH", "Dilation"), reader.Int(1, "DilationW", "Dilation"),
                reader.Int(1, "Groups"), reader.Bool(true, "Bias"), mode, layout),
            "MaxPool2dAttribute" => new MaxPool2dDeclaration(
                kernelHeight, kernelWidth,
                reader.Int(kernelHeight, "StrideH", "Stride"), reader.Int(kernelWidth, "StrideW", "Stride"),
                Padding(reader), reader.Bool(false, "CeilMode"),
                reader.Int(1, "DilationH", "Dilation"), reader.Int(1, "DilationW", "Dilation")),
            "AvgPool2dAttribute" => new AvgPool2dDeclaration(
                kernelHeight, kernelWidth,
                reader.Int(kernelHeight, "StrideH", "Stride"), reader.Int(kernelWidth, "StrideW", "Stride"),
                Padding(reader), reader.Bool(false, "CeilMode"), reader.Bool(true, "CountIncludePad")),
            "AdaptiveAvgPool2dAttribute" => new AdaptiveAvgPool2dDeclaration(reader.Int(0, "outputHeight"), reader.Int(0, "outputWidth")),
            "GlobalAvgPool2dAttribute" => new AdaptiveAvgPool2dDeclaration(1, 1),
            "LinearAttribute" => new LinearDeclaration(reader.Int(0, "outFeatures"), reader.Bool(true, "Bias")),
            _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Not an operator."),
        };
    }

    private static PaddingDeclaration Padding(AttributeReader reader) => new(
        reader.Int(0, "PaddingTop", "PaddingH", "Padding"),
        reader.Int(0, "PaddingBottom", "PaddingH", "Padding"),
        reader.Int(0, "PaddingLeft", "PaddingW", "Padding"),
        reader.Int(0, "PaddingRight", "PaddingW", "Padding"))
    {
        OneByOne = OneByOne(reader, "PaddingTop", PaddingSides.Top) | OneByOne(reader, "PaddingBottom", PaddingSides.Bottom)
            | OneByOne(reader, "PaddingLeft", PaddingSides.Left) | OneByOne(reader, "PaddingRight", PaddingSides.Right),
    };

    private static PaddingSides OneByOne(AttributeReader reader, string option, PaddingSides side) =>
        reader.Has(option) ? side : PaddingSides.None;
}
