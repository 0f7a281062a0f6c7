namespace KernelGen.Benchmarks;

/// <summary>The edges of a blurred picture: one pipeline, and its kernels alone.</summary>
public static partial class EdgePipeline
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.RightSobel)]
    public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.BottomSobel)]
    public static partial void SobelY(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2)]
    public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
