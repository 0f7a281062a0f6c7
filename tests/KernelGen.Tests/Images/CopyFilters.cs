namespace KernelGen.Tests.Images;

/// <summary>Kernels that only copy.</summary>
internal static partial class CopyFilters
{
    [ImageKernel(KnownKernels.Identity)]
    public static partial void Identity(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1")]
    public static partial void Single(ReadOnlyImageView<byte> source, ImageView<float> destination);
}
