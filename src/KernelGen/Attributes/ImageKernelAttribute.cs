namespace KernelGen;

/// <summary>
/// Compiles a kernel of constant taps into the body of a partial method
/// <c>void Name(ReadOnlyImageView&lt;TSource&gt; source, ImageView&lt;TDestination&gt; destination)</c>.
/// Example: <c>[ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16)]</c>.
/// </summary>
/// <remarks>
/// <para>
/// Each output pixel is <c>sum(tap * pixel) / Divisor + Offset</c>. For an integer destination it is the true value,
/// rounded half to even and saturated to the pixel type. For a <see cref="float"/> destination it is rounded once where the
/// source is whole and 24 bits hold the sum; else it is a float sum in one order on every machine: that of the taps, or for
/// larger kernels that are a column times a row, down the columns and then along the row.
/// </para>
/// <para>
/// With <see cref="BorderMode.Valid"/> the destination is smaller than the source (<c>source - kernel + 1</c> in each
/// direction), with every other border it has the source's size. Source and destination must not share a pixel; regions of one buffer may be both.
/// </para>
/// <para>
/// The pixel types are <c>byte</c> to <c>byte</c>, <c>short</c>, <c>int</c> or <c>float</c>; <c>ushort</c> to <c>ushort</c>, <c>int</c> or
/// <c>float</c>; <c>short</c> to <c>short</c>, <c>int</c> or <c>float</c>; and <c>float</c> to <c>float</c>.
/// </para>
/// </remarks>
/// <param name="taps">
/// The kernel as text: rows separated by <c>;</c> or new lines, entries by blanks or commas; an entry is an integer
/// (<c>3</c>), a decimal (<c>-1.5</c>, <c>4.4e-4</c>) or a fraction (<c>1/9</c>), of any length up to 64 characters. It is exact for whole
/// pixels, and the nearest float for float pixels.
/// </param>
/// <example>
/// <code>
/// [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate)]
/// public static partial void SobelX(ReadOnlyImageView&lt;byte&gt; source, ImageView&lt;short&gt; destination);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ImageKernelAttribute(string taps) : Attribute
{
    /// <summary>A kernel of <see cref="Column"/> times <see cref="Row"/>.</summary>
    public ImageKernelAttribute() : this("")
    {
    }

    /// <summary>The kernel as declared; empty where it is <see cref="Column"/> times <see cref="Row"/>.</summary>
    public string Taps { get; } = taps;

    /// <summary>
    /// The entries of a column, from top to bottom, separated as those of the taps are. Default: null, a kernel of taps. The kernel is
    /// this column times <see cref="Row"/>, which must be there too: <c>Column = "1 2 1", Row = "-1 0 1"</c> for <c>"-1 0 1; -2 0 2; -1 0 1"</c>.
    /// </summary>
    public string? Column { get; set; }

    /// <summary>The entries of a row, from left to right. Default: null, a kernel of taps. See <see cref="Column"/>.</summary>
    public string? Row { get; set; }

    /// <summary>What the sum is divided by. Default: 1.</summary>
    public double Divisor { get; set; } = 1;

    /// <summary>What is added after the division. Default: 0.</summary>
    public double Offset { get; set; }

    /// <summary>Whether the kernel is laid on the image as written, or turned by half a turn first. Default: as written.</summary>
    public Operation Operation { get; set; } = Operation.CrossCorrelation;

    /// <summary>What stands outside the image. Default: <see cref="BorderMode.Reflect101"/>.</summary>
    public BorderMode Border { get; set; } = BorderMode.Reflect101;

    /// <summary>
    /// The value outside the image where <see cref="Border"/> is <see cref="BorderMode.Constant"/>: a value that a source pixel can have, for
    /// <c>float</c> also an infinity or NaN. Default: 0.
    /// </summary>
    public double BorderValue { get; set; }

    /// <summary>
    /// Interleaved channels of a source pixel, 1 to 4. Default: 1. The destination must have as many, or 1 where
    /// <see cref="ChannelMode"/> is <see cref="ChannelMode.Sum"/>.
    /// </summary>
    public int Channels { get; set; } = 1;

    /// <summary>
    /// Whether each channel is filtered, all are added into one, or the colours are filtered and alpha is copied. Default:
    /// <see cref="ChannelMode.Each"/>, which filters an alpha channel too: with taps that sum to zero an opaque picture becomes transparent.
    /// </summary>
    public ChannelMode ChannelMode { get; set; } = ChannelMode.Each;

    /// <summary>
    /// Whether a call splits the image's rows over the machine's threads. Default: false. The result has the same bits either way; small
    /// images run on the calling thread alone.
    /// </summary>
    public bool Parallel { get; set; }

    /// <summary>
    /// The kernel column that lies on the output pixel, after any turn. Default: -1, which stands for <c>width / 2</c>,
    /// the centre of an odd kernel and the column right of the middle of an even one.
    /// </summary>
    public int AnchorX { get; set; } = -1;

    /// <summary>
    /// The kernel row that lies on the output pixel, after any turn. Default: -1, which stands for <c>height / 2</c>,
    /// the centre of an odd kernel and the row below the middle of an even one.
    /// </summary>
    public int AnchorY { get; set; } = -1;
}
