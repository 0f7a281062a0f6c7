namespace KernelGen;

/// <summary>The mean of each window; names and defaults are PyTorch's <c>nn.AvgPool2d</c>.</summary>
/// <param name="kernelSize">Rows and columns of the window.</param>
/// <remarks>
/// Padding counts as zeros. <see cref="Padding"/>, <see cref="PaddingH"/> and <see cref="PaddingW"/> are at most half the kernel, as in PyTorch;
/// sides that are padded one by one can have more, as in ONNX. The mean of a window that has nothing but padding is 0, whether padding counts or not.
/// A more specific option wins: <see cref="PaddingTop"/> over <see cref="PaddingH"/> over <see cref="Padding"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AvgPool2dAttribute(int kernelSize) : Attribute
{
    /// <summary>Rows and columns of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>Rows of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelHeight { get; set; } = kernelSize;

    /// <summary>Columns of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; } = kernelSize;

    /// <summary>Step of the window in both directions. Default: the window's size, so that windows do not overlap.</summary>
    public int Stride { get; set; } = kernelSize;

    /// <summary>Step of the window downwards. Default: <see cref="Stride"/>, or else the window's rows.</summary>
    public int StrideH { get; set; } = kernelSize;

    /// <summary>Step of the window to the right. Default: <see cref="Stride"/>, or else the window's columns.</summary>
    public int StrideW { get; set; } = kernelSize;

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
