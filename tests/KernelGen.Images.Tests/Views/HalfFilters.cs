namespace KernelGen.Images.Tests.Views;

/// <summary>Kernels that run between regions of one buffer.</summary>
internal static partial class HalfFilters
{
    [ImageKernel(KnownKernels.Sharpen)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Channels = 3)]
    public static partial void SharpenColors(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.LeftSobel)]
    public static partial void Sobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 0 0; 0 0 1; 0 0 0")]
    public static partial void Shift(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Parallel = true)]
    public static partial void SharpenParallel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Sharpen), nameof(Sobel), PointOperations.Absolute)]
    public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
