namespace KernelGen.Samples.Filters;

/// <summary>
/// The nine kernels of the course, compiled at build time. Those that keep the brightness write bytes; those whose results
/// have a sign write shorts.
/// </summary>
internal static partial class Kernels
{
    [ImageKernel(KnownKernels.Identity)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Emboss)]
    public static partial void Emboss(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.TopSobel)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.BottomSobel)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    /// <summary>The course's kernels for its three figures: the difference to the right, downwards, and of both.</summary>
    [ImageKernel("1 -1", Border = BorderMode.Valid)]
    public static partial void AcrossColumns(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1; -1", Border = BorderMode.Valid)]
    public static partial void AcrossRows(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 -1; -1 1", Border = BorderMode.Valid)]
    public static partial void AcrossDiagonals(ReadOnlyImageView<byte> source, ImageView<short> destination);
}
