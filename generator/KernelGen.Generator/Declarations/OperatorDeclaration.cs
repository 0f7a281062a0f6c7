namespace KernelGen.Generator.Declarations;

/// <summary>What a layer computes, with the options as declared.</summary>
internal abstract record OperatorDeclaration;

/// <summary>Cells added around each channel.</summary>
internal sealed record PaddingDeclaration(int Top, int Bottom, int Left, int Right);

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
    PaddingMode PaddingMode = PaddingMode.Zeros) : OperatorDeclaration;

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode) : OperatorDeclaration;

/// <summary>The mean of each window.</summary>
internal sealed record AvgPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode,
    bool CountIncludePad) : OperatorDeclaration;

/// <summary>A fully connected layer over the flattened input.</summary>
internal sealed record LinearDeclaration(int OutFeatures, bool Bias) : OperatorDeclaration;
