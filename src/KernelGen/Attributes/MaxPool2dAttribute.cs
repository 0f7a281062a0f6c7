namespace KernelGen;

/// <summary>
/// The largest value of each window; names and defaults are PyTorch's <c>nn.MaxPool2d</c>. Example: <c>[MaxPool2d(3, Stride = 2)]</c>.
/// </summary>
/// <remarks>
/// Padding counts as minus infinity. <see cref="Padding"/>, <see cref="PaddingH"/> and <see cref="PaddingW"/> are at most half the kernel, as in
/// PyTorch; sides that are padded one by one can have more, as in ONNX. A window that would have no cell of the input is an error (KG0221). Of equal values the first, row by row, takes the gradient.
/// A more specific option wins: <see cref="PaddingTop"/> over <see cref="PaddingH"/> over <see cref="Padding"/>.
/// </remarks>
/// <example><code>[MaxPool2d(3, Stride = 2)] public partial Layer S2 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxPool2dAttribute : Attribute
{
    /// <summary>Declares a window with as many rows as columns.</summary>
    /// <param name="kernelSize">Rows and columns of the window.</param>
    public MaxPool2dAttribute(int kernelSize)
        : this(kernelSize, kernelSize)
    {
    }

    /// <summary>Declares a window with rows and columns of its own.</summary>
    /// <param name="kernelHeight">Rows of the window.</param>
    /// <param name="kernelWidth">Columns of the window.</param>
    public MaxPool2dAttribute(int kernelHeight, int kernelWidth)
    {
        KernelSize = Math.Max(kernelHeight, kernelWidth);
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Stride = KernelSize;
        StrideH = kernelHeight;
        StrideW = kernelWidth;
    }

    /// <summary>Rows and columns of the window; the larger number where they differ.</summary>
    public int KernelSize { get; }

    /// <summary>Rows of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Step of the window in both directions. Default: the window's size, so that windows do not overlap.</summary>
    public int Stride { get; set; }

    /// <summary>Step of the window downwards. Default: <see cref="Stride"/>, or else the window's rows.</summary>
    public int StrideH { get; set; }

    /// <summary>Step of the window to the right. Default: <see cref="Stride"/>, or else the window's columns.</summary>
    public int StrideW { get; set; }

    /// <summary>Cells of minus infinity added on all four sides. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Cells added at the top and at the bottom. Default: <see cref="Padding"/>.</summary>
    public int PaddingH { get; set; }

    /// <summary>Cells added on the left and on the right. Default: <see cref="Padding"/>.</summary>
    public int PaddingW { get; set; }

    /// <summary>Cells added at the top. Default: <see cref="PaddingH"/>.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Cells added at the bottom. Default: <see cref="PaddingH"/>.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Cells added on the left. Default: <see cref="PaddingW"/>.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Cells added on the right. Default: <see cref="PaddingW"/>.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Distance between neighbouring cells of a window in both directions. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Distance between neighbouring cells of a window downwards. Default: <see cref="Dilation"/>.</summary>
    public int DilationH { get; set; } = 1;

    /// <summary>Distance between neighbouring cells of a window to the right. Default: <see cref="Dilation"/>.</summary>
    public int DilationW { get; set; } = 1;

    /// <summary>Whether a last window that reaches past the padded input still counts (PyTorch's <c>ceil_mode</c>). Default: false.</summary>
    public bool CeilMode { get; set; }
}
