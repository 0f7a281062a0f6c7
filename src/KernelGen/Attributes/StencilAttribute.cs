namespace KernelGen;

/// <summary>
/// The trainable twin of an <see cref="ImageKernelAttribute">image kernel</see>: the same stencil as a float layer with gradients. The
/// text of the taps and the options mean the same here and there. Example: <c>[Stencil("1 2 1; 2 4 2; 1 2 1", Divisor = 16)]</c>.
/// </summary>
/// <remarks>
/// <para>
/// Every channel is filtered by a kernel of its own and gives one channel (a convolution with as many groups as channels). The weight's
/// shape is (channels, 1, kernel height, kernel width).
/// </para>
/// <para>
/// <c>Create</c> and <see cref="Network.Initialize"/> set the weights of every channel to the taps divided by <see cref="Divisor"/>, and the
/// bias to <see cref="Offset"/>; no random number takes part. So an untrained network gives what the image kernel gives, and training
/// moves each channel's taps.
/// </para>
/// <para>
/// With <see cref="BorderMode.Valid"/> the output is smaller than the input (<c>input - kernel + 1</c> in each direction), with every other
/// border it has the input's size. An input smaller than the kernel is mirrored or repeated as often as it takes.
/// </para>
/// </remarks>
/// <param name="taps">
/// The kernel as text: rows separated by <c>;</c> or new lines, entries by blanks or commas; an entry is an integer
/// (<c>3</c>), a decimal (<c>-1.5</c>) or a fraction (<c>1/9</c>).
/// </param>
/// <example>
/// <code>
/// [Network(1, 6, 8)]
/// public sealed partial class Edges
/// {
///     [Stencil("1 -1", Border = BorderMode.Valid)] public partial Layer Edge { get; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StencilAttribute(string taps) : Attribute
{
    /// <summary>A kernel of <see cref="Column"/> times <see cref="Row"/>.</summary>
    public StencilAttribute() : this("")
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

    /// <summary>What the taps are divided by. Default: 1.</summary>
    public double Divisor { get; set; } = 1;

    /// <summary>What is added after the division: where the bias starts. Default: 0. Another value gives the layer a bias.</summary>
    public double Offset { get; set; }

    /// <summary>Whether each channel adds a learned constant. Default: false, or true where there is an <see cref="Offset"/>.</summary>
    public bool Bias { get; set; }

    /// <summary>Whether the kernel is laid on the image as written, or turned by half a turn first. Default: as written.</summary>
    public Operation Operation { get; set; } = Operation.CrossCorrelation;

    /// <summary>What stands outside the image. Default: <see cref="BorderMode.Reflect101"/>.</summary>
    public BorderMode Border { get; set; } = BorderMode.Reflect101;

    /// <summary>The value outside the image where <see cref="Border"/> is <see cref="BorderMode.Constant"/>. Default: 0.</summary>
    public double BorderValue { get; set; }

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
