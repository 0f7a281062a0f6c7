namespace KernelGen.Compiler.Declarations;

/// <summary>What a layer computes, with the options as declared.</summary>
internal abstract record OperatorDeclaration;

/// <summary>Cells added around each channel.</summary>
internal sealed record PaddingDeclaration(int Top, int Bottom, int Left, int Right)
{
    /// <summary>
    /// The sides that are declared one by one, and not as a padding of both sides: a pool's padding may then be more than half the kernel.
    /// </summary>
    public PaddingSides OneByOne { get; init; }
}

/// <summary>Sides of an image.</summary>
[Flags]
internal enum PaddingSides
{
    /// <summary>No side.</summary>
    None = 0,

    /// <summary>Above the first row.</summary>
    Top = 1,

    /// <summary>Below the last row.</summary>
    Bottom = 2,

    /// <summary>Before the first column.</summary>
    Left = 4,

    /// <summary>Behind the last column.</summary>
    Right = 8,
}

/// <summary>How the padding of a layer is found.</summary>
internal enum AutoPadding
{
    /// <summary>The padding is what the declaration says.</summary>
    None,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>As much as makes the output <c>ceil(input / stride)</c>, the odd cell at the bottom and right.</summary>
    Same,
}

/// <summary>What stands in the cells that padding adds.</summary>
internal enum PaddingMode
{
    Zeros,
    Reflect,
    Replicate,
    Circular,
}

/// <summary>The order of a convolution's weights in its parameter.</summary>
internal enum WeightLayout
{
    Oihw,
    Hwio,
}

/// <summary>A two-dimensional cross-correlation with learned weights.</summary>
internal sealed record Conv2dDeclaration(
    int OutChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    AutoPadding Auto,
    int DilationH,
    int DilationW,
    int Groups,
    bool Bias,
    PaddingMode PaddingMode = PaddingMode.Zeros,
    WeightLayout WeightLayout = WeightLayout.Oihw) : OperatorDeclaration;

/// <summary>An image kernel as a layer: every channel is filtered alike at the start, and each learns taps of its own.</summary>
/// <param name="Weights">Where the weights of a channel start, row by row as they meet the image: the taps, divided and turned.</param>
/// <param name="Bias">Whether each channel adds a learned constant.</param>
/// <param name="Offset">Where that constant starts.</param>
internal sealed record StencilDeclaration(
    int KernelHeight,
    int KernelWidth,
    EquatableArray<float> Weights,
    bool Bias,
    float Offset,
    BorderMode Border,
    float BorderValue,
    int AnchorX,
    int AnchorY) : OperatorDeclaration
{
    /// <summary>The convolution that this is over so many channels, but for what its padding holds.</summary>
    public Conv2dDeclaration AsConvolution(int channels) => new(
        channels, KernelHeight, KernelWidth, 1, 1, Padding, AutoPadding.None, 1, 1, channels, Bias);

    private PaddingDeclaration Padding => Border == BorderMode.Valid
        ? new PaddingDeclaration(0, 0, 0, 0)
        : new PaddingDeclaration(AnchorY, KernelHeight - 1 - AnchorY, AnchorX, KernelWidth - 1 - AnchorX);
}

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode,
    int DilationH = 1,
    int DilationW = 1) : OperatorDeclaration;

/// <summary>The mean of each window.</summary>
internal sealed record AvgPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode,
    bool CountIncludePad) : OperatorDeclaration;

/// <summary>The mean of windows that cover the input evenly, so many of them; one each way is global pooling.</summary>
internal sealed record AdaptiveAvgPool2dDeclaration(int OutputHeight, int OutputWidth) : OperatorDeclaration;

/// <summary>A fully connected layer over the flattened input.</summary>
internal sealed record LinearDeclaration(int OutFeatures, bool Bias) : OperatorDeclaration;
