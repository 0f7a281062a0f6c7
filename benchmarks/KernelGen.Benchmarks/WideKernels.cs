namespace KernelGen.Benchmarks;

/// <summary>The kernels from shorts to shorts.</summary>
public static partial class WideKernels
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Outline)]
    public static partial void Outline(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void RightSobel(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Sharpen)]
    public static partial void Sharpen(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256)]
    public static partial void Gaussian5(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Smoothing.Gaussian7, Divisor = 4096)]
    public static partial void Gaussian7(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Smoothing.Box3, Divisor = 9)]
    public static partial void Box3(ReadOnlyImageView<short> source, ImageView<short> destination);
}
