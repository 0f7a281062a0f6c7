namespace KernelGen.Reference;

/// <summary>All sizes and options of one convolution. Tensors are NCHW, weights <c>[out, in / groups, kernel height, kernel width]</c>.</summary>
public sealed record Conv2dShape(int Batch, int InChannels, int Height, int Width, int OutChannels, int KernelHeight, int KernelWidth)
{
    /// <summary>Rows between two windows.</summary>
    public int StrideH { get; init; } = 1;

    /// <summary>Columns between two windows.</summary>
    public int StrideW { get; init; } = 1;

    /// <summary>Rows added above.</summary>
    public int PadTop { get; init; }

    /// <summary>Rows added below.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns added at the left.</summary>
    public int PadLeft { get; init; }

    /// <summary>Columns added at the right.</summary>
    public int PadRight { get; init; }

    /// <summary>Rows between two taps.</summary>
    public int DilationH { get; init; } = 1;

    /// <summary>Columns between two taps.</summary>
    public int DilationW { get; init; } = 1;

    /// <summary>The number of independent groups that the channels are split into.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>What stands in the padding.</summary>
    public PaddingMode PaddingMode { get; init; } = PaddingMode.Zeros;

    /// <summary>Rows of the padded input.</summary>
    public int PaddedHeight => Height + PadTop + PadBottom;

    /// <summary>Columns of the padded input.</summary>
    public int PaddedWidth => Width + PadLeft + PadRight;

    /// <summary>Rows of the output: a window that does not fit yields nothing.</summary>
    public int OutHeight => (PaddedHeight - DilationH * (KernelHeight - 1) - 1) / StrideH + 1;

    /// <summary>Columns of the output.</summary>
    public int OutWidth => (PaddedWidth - DilationW * (KernelWidth - 1) - 1) / StrideW + 1;

    /// <summary>Elements of the input.</summary>
    public int InputLength => Batch * InChannels * Height * Width;

    /// <summary>Elements of the output.</summary>
    public int OutputLength => Batch * OutChannels * OutHeight * OutWidth;

    /// <summary>Elements of the weights.</summary>
    public int WeightLength => OutChannels * (InChannels / Groups) * KernelHeight * KernelWidth;

    /// <summary>True where the input is read as it is.</summary>
    public bool IsUnpadded => (PadTop | PadBottom | PadLeft | PadRight) == 0;

    /// <summary>The same padding on all four sides, or one for the rows and one for the columns.</summary>
    public Conv2dShape WithPadding(int rows, int columns) =>
        this with { PadTop = rows, PadBottom = rows, PadLeft = columns, PadRight = columns };
}
