namespace KernelGen;

/// <summary>
/// The mean of each window; names and defaults are PyTorch's <c>nn.AvgPool2d</c>. Example: <c>[AvgPool2d(2)]</c>.
/// </summary>
/// <remarks>
/// Padding counts as zeros. <see cref="Padding"/>, <see cref="PaddingH"/> and <see cref="PaddingW"/> are at most half the kernel, as in PyTorch;
/// sides that are padded one by one can have more, as in ONNX. The mean of a window that has nothing but padding is 0, whether padding counts or not.
/// A more specific option wins: <see cref="PaddingTop"/> over <see cref="PaddingH"/> over <see cref="Padding"/>.
/// </remarks>
/// <example><code>[AvgPool2d(2)] public partial Layer S2 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AvgPool2dAttribute : Attribute
{
    /// <summary>Declares a window with as many rows as columns.</summary>
    /// <param name="kernelSize">Rows and columns of the window.</param>
    public AvgPool2dAttribute(int kernelSize)
        : this(kernelSize, kernelSize)
    {
    }

    /// <summary>Declares a window with rows and columns of its own.</summary>
    /// <param name="kernelHeight">Rows of the window.</param>
    /// <param name="kernelWidth">Columns of the window.</param>
    public AvgPool2dAttribute(int kernelHeight, int kernelWidth)
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

    /// <summary>Cells of zeros added on all four sides. Default: 0.</summary>
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

    /// <summary>Whether a last window that reaches past the padded input still counts (PyTorch's <c>ceil_mode</c>). Default: false.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether padded cells count in the divisor. Default: true, as in PyTorch.</summary>
    public bool CountIncludePad { get; set; } = true;
}
