namespace KernelGen.Tests.Sizes;

/// <summary>Kernels that must not disturb the smallest and largest numbers.</summary>
internal static partial class NumberKernels
{
    [ImageKernel("1")]
    public static partial void Copy(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5")]
    public static partial void Halve(ReadOnlyImageView<float> source, ImageView<float> destination);
}
