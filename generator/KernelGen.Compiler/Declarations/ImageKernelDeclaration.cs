namespace KernelGen.Compiler.Declarations;

/// <summary>One partial method marked <c>[ImageKernel]</c>.</summary>
/// <param name="Type">The class that holds the method.</param>
/// <param name="Method">The method's name as written in source.</param>
/// <param name="Modifiers">The method's modifiers but <c>partial</c>, for example <c>public static</c>.</param>
/// <param name="SourceParameter">The name of the source parameter.</param>
/// <param name="DestinationParameter">The name of the destination parameter.</param>
/// <param name="SourceType">The source's pixel type.</param>
/// <param name="DestinationType">The destination's pixel type.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Taps">The kernel as declared, row by row, each an exact fraction.</param>
/// <param name="Divisor">What the sum is divided by.</param>
/// <param name="Offset">What is added after the division.</param>
/// <param name="Flip">True for convolution, which turns the kernel by half a turn; false for cross-correlation.</param>
/// <param name="Border">What stands outside the image.</param>
/// <param name="BorderValue">The value outside the image where <paramref name="Border"/> is constant.</param>
/// <param name="AnchorX">The kernel column that lies on the output pixel, after any flip.</param>
/// <param name="AnchorY">The kernel row that lies on the output pixel, after any flip.</param>
/// <param name="Channels">Interleaved channels of a source pixel.</param>
/// <param name="ChannelMode">What is made of the channels; always each for one channel.</param>
/// <param name="Parallel">Whether a call splits the rows over threads.</param>
/// <param name="Surface">The rest of how the method is declared.</param>
internal sealed record ImageKernelDeclaration(
    TypeDeclaration Type,
    string Method,
    string Modifiers,
    string SourceParameter,
    string DestinationParameter,
    PixelType SourceType,
    PixelType DestinationType,
    int KernelHeight,
    int KernelWidth,
    EquatableArray<Rational> Taps,
    Rational Divisor,
    Rational Offset,
    bool Flip,
    BorderMode Border,
    Rational BorderValue,
    int AnchorX,
    int AnchorY,
    int Channels = 1,
    ChannelMode ChannelMode = ChannelMode.Each,
    bool Parallel = false,
    MethodSurface? Surface = null)
{
    /// <summary>Interleaved channels of a destination pixel.</summary>
    public int DestinationChannels => ChannelMode == ChannelMode.Sum ? 1 : Channels;
}

/// <summary>The type of one pixel's channel.</summary>
internal enum PixelType
{
    U8,
    U16,
    I16,
    I32,
    F32,
}

/// <summary>What stands outside the image.</summary>
internal enum BorderMode
{
    Valid,
    Constant,
    Replicate,
    Reflect,
    Reflect101,
    Wrap,
}

/// <summary>What a kernel makes of the channels of a pixel.</summary>
internal enum ChannelMode
{
    /// <summary>Each is filtered alike.</summary>
    Each,

    /// <summary>Their results are added into one channel, and rounded once.</summary>
    Sum,

    /// <summary>Colours are filtered alike, and the last channel is copied.</summary>
    KeepAlpha,
}
