namespace KernelGen.Compiler.Declarations;

/// <summary>The options that convolutions and pools share.</summary>
internal static class WindowOptions
{
    private const string HeightArgument = "kernelHeight";
    private const string WidthArgument = "kernelWidth";

    /// <summary>The window's size.</summary>
    public static IReadOnlyList<OptionSpec> Kernel { get; } =
        [new("kernelSize", null), new("KernelHeight", null, HeightArgument, "kernelSize"), new("KernelWidth", null, WidthArgument, "kernelSize")];

    /// <summary>Cells from one window to the next, one where nothing is written.</summary>
    public static IReadOnlyList<OptionSpec> Stride { get; } = [new("Stride", 1), new("StrideH", 1, "Stride"), new("StrideW", 1, "Stride")];

    /// <summary>Cells from one window to the next, the window's size where nothing is written.</summary>
    public static IReadOnlyList<OptionSpec> StrideOfPool { get; } =
    [
        new("Stride", null, "kernelSize"), new("StrideH", null, "Stride", "KernelHeight", HeightArgument, "kernelSize"),
        new("StrideW", null, "Stride", "KernelWidth", WidthArgument, "kernelSize"),
    ];

    /// <summary>Cells from one tap to the next.</summary>
    public static IReadOnlyList<OptionSpec> Dilation { get; } =
        [new("Dilation", 1), new("DilationH", 1, "Dilation"), new("DilationW", 1, "Dilation")];

    /// <summary>Cells around the image.</summary>
    public static IReadOnlyList<OptionSpec> Padding { get; } =
    [
        new("Padding", 0), new("PaddingH", 0, "Padding"), new("PaddingW", 0, "Padding"),
        new("PaddingTop", 0, "PaddingH", "Padding"), new("PaddingBottom", 0, "PaddingH", "Padding"),
        new("PaddingLeft", 0, "PaddingW", "Padding"), new("PaddingRight", 0, "PaddingW", "Padding"),
    ];

    /// <summary>The padding of all four sides.</summary>
    public static PaddingDeclaration ReadPadding(Options options) => new(
        options.Int("PaddingTop"), options.Int("PaddingBottom"), options.Int("PaddingLeft"), options.Int("PaddingRight"))
    {
        OneByOne = OneByOne(options, PaddingSides.Top) | OneByOne(options, PaddingSides.Bottom) | OneByOne(options, PaddingSides.Left)
            | OneByOne(options, PaddingSides.Right),
    };

    private static PaddingSides OneByOne(Options options, PaddingSides side) => options.Has("Padding" + side) ? side : PaddingSides.None;
}
