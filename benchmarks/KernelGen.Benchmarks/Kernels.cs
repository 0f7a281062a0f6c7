namespace KernelGen.Benchmarks;

// Every border is Reflect101, the attribute's default and that of the libraries compared with.

/// <summary>The smoothing kernels that image libraries have functions for; their divisors are 256, 4096, 9 and 49.</summary>
internal static class Smoothing
{
    public const string Box3 = "1 1 1; 1 1 1; 1 1 1";

    public const string Box7 =
        "1 1 1 1 1 1 1; 1 1 1 1 1 1 1; 1 1 1 1 1 1 1; 1 1 1 1 1 1 1; 1 1 1 1 1 1 1; 1 1 1 1 1 1 1; 1 1 1 1 1 1 1";

    public const string Gaussian5 = "1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1";

    public const string Gaussian7 = """
        4 14 28 36 28 14 4
        14 49 98 126 98 49 14
        28 98 196 252 196 98 28
        36 126 252 324 252 126 36
        28 98 196 252 196 98 28
        14 49 98 126 98 49 14
        4 14 28 36 28 14 4
        """;
}

/// <summary>The kernels from bytes to bytes.</summary>
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

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256)]
    public static partial void Gaussian5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Gaussian7, Divisor = 4096)]
    public static partial void Gaussian7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Box3, Divisor = 9)]
    public static partial void Box3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Box7, Divisor = 49)]
    public static partial void Box7(ReadOnlyImageView<byte> source, ImageView<byte> destination);
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

/// <summary>The kernels from floats to floats.</summary>
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

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256)]
    public static partial void Gaussian5(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Gaussian7, Divisor = 4096)]
    public static partial void Gaussian7(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Box3, Divisor = 9)]
    public static partial void Box3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Smoothing.Box7, Divisor = 49)]
    public static partial void Box7(ReadOnlyImageView<float> source, ImageView<float> destination);
}
