namespace KernelGen;

/// <summary>
/// A two-dimensional cross-correlation with learned kernels; names and defaults are PyTorch's <c>nn.Conv2d</c>.
/// Example: <c>[Conv2d(16, 3, Padding = 1)]</c>.
/// </summary>
/// <remarks>
/// The output has <c>floor((input + padding - dilation * (kernel - 1) - 1) / stride) + 1</c> rows and columns, where padding is the
/// sum of both sides. The weight's shape is (out channels, in channels / groups, kernel height, kernel width), unless
/// <see cref="WeightLayout"/> says otherwise.
/// A more specific option wins: <see cref="PaddingTop"/> over <see cref="PaddingH"/> over <see cref="Padding"/>.
/// </remarks>
/// <example><code>[Conv2d(16, 3, Padding = 1), ReLU] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class Conv2dAttribute : Attribute
{
    /// <summary>Declares a window with as many rows as columns.</summary>
    /// <param name="outChannels">Number of output channels.</param>
    /// <param name="kernelSize">Rows and columns of the window.</param>
    public Conv2dAttribute(int outChannels, int kernelSize)
        : this(outChannels, kernelSize, kernelSize)
    {
    }

    /// <summary>Declares a window with rows and columns of its own.</summary>
    /// <param name="outChannels">Number of output channels.</param>
    /// <param name="kernelHeight">Rows of the window.</param>
    /// <param name="kernelWidth">Columns of the window.</param>
    public Conv2dAttribute(int outChannels, int kernelHeight, int kernelWidth)
    {
        OutChannels = outChannels;
        KernelSize = Math.Max(kernelHeight, kernelWidth);
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Number of kernels, which is the number of output channels.</summary>
    public int OutChannels { get; }

    /// <summary>Rows and columns of the window; the larger number where they differ.</summary>
    public int KernelSize { get; }

    /// <summary>Rows of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Step of the window in both directions. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Step of the window downwards. Default: <see cref="Stride"/>.</summary>
    public int StrideH { get; set; } = 1;

    /// <summary>Step of the window to the right. Default: <see cref="Stride"/>.</summary>
    public int StrideW { get; set; } = 1;

    /// <summary>Cells added on all four sides, by default of zeros: see <see cref="PaddingMode"/>. Default: 0.</summary>
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

    /// <summary>
    /// What stands in the cells that padding adds. Default: <see cref="PaddingMode.Zeros"/>, which costs nothing; the others copy the
    /// input once. <see cref="PaddingMode.Reflect"/> needs padding less than the input, <see cref="PaddingMode.Circular"/> at most as much.
    /// </summary>
    public PaddingMode PaddingMode { get; set; }

    /// <summary>Lets the compiler find the padding. Default: <see cref="Auto.None"/>.</summary>
    public Auto Auto { get; set; }

    /// <summary>Distance between neighbouring taps in both directions. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Distance between neighbouring taps downwards. Default: <see cref="Dilation"/>.</summary>
    public int DilationH { get; set; } = 1;

    /// <summary>Distance between neighbouring taps to the right. Default: <see cref="Dilation"/>.</summary>
    public int DilationW { get; set; } = 1;

    /// <summary>Number of groups that channels are divided into; each output channel sees only its own group's inputs. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>The order of the weights in the parameter and its gradient. Default: <see cref="WeightLayout.Oihw"/>.</summary>
    public WeightLayout WeightLayout { get; set; }

    /// <summary>Whether each output channel adds a learned constant. Default: true.</summary>
    public bool Bias { get; set; } = true;
}
