namespace KernelGen.Benchmarks;

// Every border is Reflect101, the attribute's default and that of the libraries compared with.

/// <summary>The course's kernels from bytes to bytes.</summary>
public static partial class ByteKernels
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.BottomSobel)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Emboss)]
    public static partial void Emboss(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Identity)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.TopSobel)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}

/// <summary>The four Sobel kernels from bytes to shorts, which hold every sum.</summary>
public static partial class ShortKernels
{
    [ImageKernel(KnownKernels.BottomSobel)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.TopSobel)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);
}

/// <summary>The course's kernels from floats to floats.</summary>
public static partial class FloatKernels
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.BottomSobel)]
    public static partial void BottomSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Emboss)]
    public static partial void Emboss(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Identity)]
    public static partial void Identity(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.LeftSobel)]
    public static partial void LeftSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Outline)]
    public static partial void Outline(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void RightSobel(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Sharpen)]
    public static partial void Sharpen(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.TopSobel)]
    public static partial void TopSobel(ReadOnlyImageView<float> source, ImageView<float> destination);
}
