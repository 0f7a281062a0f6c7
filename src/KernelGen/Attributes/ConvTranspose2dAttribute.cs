namespace KernelGen;

/// <summary>
/// A transposed convolution, which enlarges the image: each input cell adds its window of weights to the output, <see cref="Stride"/> cells from the
/// next one's. The weights are <c>[in, out / groups, kernel height, kernel width]</c>; names and defaults are PyTorch's <c>nn.ConvTranspose2d</c>.
/// Example: <c>[ConvTranspose2d(32, 2, Stride = 2)]</c>.
/// </summary>
/// <remarks>
/// The output has <c>(H - 1) * Stride - 2 * Padding + Dilation * (kernelSize - 1) + OutputPadding + 1</c> rows. It is the gradient of the input of the
/// convolution with the same options, which makes an image of that size as large as the layer's input (Dumoulin and Visin, <i>A guide to convolution
/// arithmetic for deep learning</i>, 2016). A more specific option wins: <see cref="PaddingTop"/> over <see cref="PaddingH"/> over
/// <see cref="Padding"/>.
/// </remarks>
/// <example><code>[ConvTranspose2d(32, 2, Stride = 2)] public partial Layer Up { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConvTranspose2dAttribute : Attribute
{
    /// <summary>Declares a window with as many rows as columns.</summary>
    /// <param name="outChannels">Number of output channels.</param>
    /// <param name="kernelSize">Rows and columns of the window.</param>
    public ConvTranspose2dAttribute(int outChannels, int kernelSize)
        : this(outChannels, kernelSize, kernelSize)
    {
    }

    /// <summary>Declares a window with rows and columns of its own.</summary>
    /// <param name="outChannels">Number of output channels.</param>
    /// <param name="kernelHeight">Rows of the window.</param>
    /// <param name="kernelWidth">Columns of the window.</param>
    public ConvTranspose2dAttribute(int outChannels, int kernelHeight, int kernelWidth)
    {
        OutChannels = outChannels;
        KernelSize = Math.Max(kernelHeight, kernelWidth);
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; }

    /// <summary>Rows and columns of the window; the larger number where they differ.</summary>
    public int KernelSize { get; }

    /// <summary>Rows of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window. Default: <see cref="KernelSize"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Output cells from the window of one input cell to that of the next, both ways. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The same downwards. Default: <see cref="Stride"/>.</summary>
    public int StrideH { get; set; } = 1;

    /// <summary>The same to the right. Default: <see cref="Stride"/>.</summary>
    public int StrideW { get; set; } = 1;

    /// <summary>Cells cut off the output on all four sides. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Cells cut off at the top and at the bottom. Default: <see cref="Padding"/>.</summary>
    public int PaddingH { get; set; }

    /// <summary>Cells cut off on the left and on the right. Default: <see cref="Padding"/>.</summary>
    public int PaddingW { get; set; }

    /// <summary>Cells cut off at the top. Default: <see cref="PaddingH"/>.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Cells cut off at the bottom. Default: <see cref="PaddingH"/>.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Cells cut off on the left. Default: <see cref="PaddingW"/>.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Cells cut off on the right. Default: <see cref="PaddingW"/>.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Cells added to the output at the bottom and on the right, below the stride or the dilation. Default: 0.</summary>
    public int OutputPadding { get; set; }

    /// <summary>Rows added at the bottom. Default: <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingH { get; set; }

    /// <summary>Columns added on the right. Default: <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingW { get; set; }

    /// <summary>Output cells from one tap of a window to the next. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The same downwards. Default: <see cref="Dilation"/>.</summary>
    public int DilationH { get; set; } = 1;

    /// <summary>The same to the right. Default: <see cref="Dilation"/>.</summary>
    public int DilationW { get; set; } = 1;

    /// <summary>Groups of channels that do not mix; they must divide the channels of the input and of the output. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each output channel has a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;
}
