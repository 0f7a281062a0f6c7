namespace KernelGen;

/// <summary>
/// The image at another size, each channel by itself: <see cref="Height"/> × <see cref="Width"/>, or the input's size times <c>scale</c>. Names,
/// defaults and values are those of PyTorch's <c>nn.Upsample</c>. Example: <c>[Upsample(2, Interpolation = Interpolation.Bilinear)]</c>.
/// </summary>
/// <param name="scale">How many times as high and as wide as the input, at least 1. Default: 1.</param>
/// <remarks>
/// Output row <c>i</c> is the input's row <c>floor(i * H / Height)</c> where the nearest cell is taken. Where values are interpolated it is at
/// <c>(i + 1/2) * H / Height - 1/2</c>, not before the first row and not behind the last, or at <c>i * (H - 1) / (Height - 1)</c> where corners are
/// aligned; columns are found in the same way.
/// </remarks>
/// <example><code>[Upsample(2, Interpolation = Interpolation.Bilinear)] public partial Layer Up { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UpsampleAttribute(int scale = 1) : Attribute
{
    /// <summary>How many times as high and as wide as the input.</summary>
    public int Scale { get; } = scale;

    /// <summary>Rows of the output. Default: those of the input times <see cref="Scale"/>.</summary>
    public int Height { get; set; }

    /// <summary>Columns of the output. Default: those of the input times <see cref="Scale"/>.</summary>
    public int Width { get; set; }

    /// <summary>Where values are taken from. Default: the nearest cell.</summary>
    public Interpolation Interpolation { get; set; }

    /// <summary>
    /// Whether the centres of the corner cells of input and output are the same places (PyTorch's <c>align_corners</c>), for values that are
    /// interpolated. Default: false, where the corners of the images are.
    /// </summary>
    public bool AlignCorners { get; set; }
}
