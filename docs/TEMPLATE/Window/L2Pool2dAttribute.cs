// Goes to src/KernelGen/Attributes.
namespace KernelGen;

/// <summary>
/// The root of the sum of the squares of each window; PyTorch's <c>nn.LPPool2d</c> with the norm 2. Where a window is zero its gradient is NaN, as in
/// PyTorch.
/// </summary>
/// <param name="kernelSize">Height and width of the window, at least 1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class L2Pool2dAttribute(int kernelSize) : Attribute
{
    /// <summary>Height and width of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The window's height. Default: the kernel's size.</summary>
    public int KernelHeight { get; set; }

    /// <summary>The window's width. Default: the kernel's size.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Cells from one window to the next, both ways. Default: the window's size.</summary>
    public int Stride { get; set; }

    /// <summary>Rows from one window to the next. Default: the stride.</summary>
    public int StrideH { get; set; }

    /// <summary>Columns from one window to the next. Default: the stride.</summary>
    public int StrideW { get; set; }
}
