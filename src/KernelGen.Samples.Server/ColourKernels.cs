namespace KernelGen.Samples.Server;

/// <summary>The nine kernels on pictures of three channels; each channel alike, results saturated to 0..255.</summary>
internal static partial class ColourKernels
{
    [ImageKernel(KnownKernels.Identity, Channels = 3)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16, Channels = 3)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Channels = 3)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline, Channels = 3)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Emboss, Channels = 3)]
    public static partial void Emboss(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.TopSobel, Channels = 3)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel, Channels = 3)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.RightSobel, Channels = 3)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.BottomSobel, Channels = 3)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
