namespace KernelGen.Benchmarks;

/// <summary>Kernels that split the rows over the machine's threads.</summary>
public static partial class ParallelKernels
{
    [ImageKernel(KnownKernels.Identity, Parallel = true)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Parallel = true)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Gaussian5, Divisor = 256, Parallel = true)]
    public static partial void Gaussian5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Smoothing.Box7, Divisor = 49, Parallel = true)]
    public static partial void Box7(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
