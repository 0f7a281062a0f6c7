namespace KernelGen.Benchmarks;

/// <summary>The kernels on bytes of three channels.</summary>
public static partial class ColorByteKernels
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16, Channels = 3)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.BottomSobel, Channels = 3)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Emboss, Channels = 3)]
    public static partial void Emboss(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Identity, Channels = 3)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel, Channels = 3)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline, Channels = 3)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.RightSobel, Channels = 3)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Channels = 3)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.TopSobel, Channels = 3)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256, Channels = 3)]
    public static partial void Gaussian5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Gaussian7, Divisor = 4096, Channels = 3)]
    public static partial void Gaussian7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Box3, Divisor = 9, Channels = 3)]
    public static partial void Box3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Box7, Divisor = 49, Channels = 3)]
    public static partial void Box7(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}

/// <summary>The kernels on floats of three channels.</summary>
public static partial class ColorFloatKernels
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16, Channels = 3)]
    public static partial void Blur(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.BottomSobel, Channels = 3)]
    public static partial void BottomSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Emboss, Channels = 3)]
    public static partial void Emboss(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Identity, Channels = 3)]
    public static partial void Identity(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.LeftSobel, Channels = 3)]
    public static partial void LeftSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Outline, Channels = 3)]
    public static partial void Outline(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.RightSobel, Channels = 3)]
    public static partial void RightSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Sharpen, Channels = 3)]
    public static partial void Sharpen(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.TopSobel, Channels = 3)]
    public static partial void TopSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256, Channels = 3)]
    public static partial void Gaussian5(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Gaussian7, Divisor = 4096, Channels = 3)]
    public static partial void Gaussian7(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Box3, Divisor = 9, Channels = 3)]
    public static partial void Box3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Box7, Divisor = 49, Channels = 3)]
    public static partial void Box7(ReadOnlyImageView<float> source, ImageView<float> destination);
}
