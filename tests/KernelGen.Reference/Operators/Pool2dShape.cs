namespace KernelGen.Reference;

/// <summary>All sizes and options of one pooling. Planes are independent: <see cref="Planes"/> is batch times channels.</summary>
public sealed record Pool2dShape(int Planes, int Height, int Width, int KernelHeight, int KernelWidth, int StrideH, int StrideW)
{
    /// <summary>A pooling whose stride is its kernel.</summary>
    public Pool2dShape(int planes, int height, int width, int kernelHeight, int kernelWidth)
        : this(planes, height, width, kernelHeight, kernelWidth, kernelHeight, kernelWidth)
    {
    }

    /// <summary>Rows added above.</summary>
    public int PadTop { get; init; }

    /// <summary>Rows added below.</summary>
    public int PadBottom { get; init; }

    /// <summary>Columns added at the left.</summary>
    public int PadLeft { get; init; }

    /// <summary>Columns added at the right.</summary>
    public int PadRight { get; init; }

    /// <summary>Rows between two elements of a window; only the maximum uses it.</summary>
    public int DilationH { get; init; } = 1;

    /// <summary>Columns between two elements of a window; only the maximum uses it.</summary>
    public int DilationW { get; init; } = 1;

    /// <summary>True lets a last window hang over the padded edge, as long as it starts inside the input or the leading padding.</summary>
    public bool CeilMode { get; init; }

    /// <summary>Rows of the output.</summary>
    public int OutHeight => Output(Height, PadTop, PadBottom, KernelHeight, StrideH, DilationH);

    /// <summary>Columns of the output.</summary>
    public int OutWidth => Output(Width, PadLeft, PadRight, KernelWidth, StrideW, DilationW);

    /// <summary>Elements of the input.</summary>
    public int InputLength => Planes * Height * Width;

    /// <summary>Elements of the output.</summary>
    public int OutputLength => Planes * OutHeight * OutWidth;

    /// <summary>The same padding on opposite sides.</summary>
    public Pool2dShape WithPadding(int rows, int columns) =>
        this with { PadTop = rows, PadBottom = rows, PadLeft = columns, PadRight = columns };

    private int Output(int size, int before, int after, int kernel, int stride, int dilation)
    {
        int room = size + before + after - dilation * (kernel - 1) - 1;
        int count = (CeilMode ? (room + stride - 1) / stride : room / stride) + 1;
        return CeilMode && (count - 1) * stride >= size + before ? count - 1 : count;
    }
}
