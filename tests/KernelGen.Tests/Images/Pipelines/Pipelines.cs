namespace KernelGen.Tests.Images.Pipelines;

/// <summary>Pipelines of every operation, of kernels of different sizes and borders, and of every pixel type.</summary>
internal static partial class Pipelines
{
    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.RightSobel, Border = BorderMode.Replicate)]
    public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.BottomSobel, Border = BorderMode.Replicate)]
    public static partial void SobelY(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Reflect)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1", Divisor = 25, Border = BorderMode.Wrap)]
    public static partial void Box5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("3; -1; 2; 1; -4; 1; 1", Divisor = 3, Border = BorderMode.Constant, BorderValue = 77, AnchorY = 0)]
    public static partial void Tall(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("2 -1 3 1", Border = BorderMode.Wrap, AnchorX = 3)]
    public static partial void Wide(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1/3 1/3 1/3", Border = BorderMode.Reflect)]
    public static partial void Mean(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1; -1 1 0.1", Border = BorderMode.Replicate)]
    public static partial void Slope(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 2 1; 2 4 2; 1 2 1", Divisor = 16, Channels = 3)]
    public static partial void BlurRgb(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2)]
    public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2, Parallel = true)]
    public static partial void ParallelEdges(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(SobelX) + "," + nameof(SobelY), PointOperations.MagnitudeL2)]
    public static partial void ExactMagnitude(ReadOnlyImageView<byte> source, ImageView<int> destination);

    [ImagePipeline(nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL1)]
    public static partial void SumOfEdges(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImagePipeline(nameof(SobelX), PointOperations.Absolute)]
    public static partial void AbsoluteX(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(SobelX) + ", " + nameof(SobelY), PointOperations.Absolute, PointOperations.MagnitudeL1, "Clamp(10, 700)")]
    public static partial void Clamped(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImagePipeline(nameof(Blur), "Threshold(128)")]
    public static partial void Mask(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(SobelY), "Threshold(-20.5, 1)")]
    public static partial void SmallMask(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImagePipeline("Threshold(127)")]
    public static partial void PlainThreshold(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Sharpen))]
    public static partial void OneKernel(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Blur), nameof(Sharpen), nameof(Box5), nameof(Blur), nameof(Sharpen))]
    public static partial void Deep(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Box5), nameof(Tall) + ", " + nameof(Wide), PointOperations.MagnitudeL2)]
    public static partial void Uneven(ReadOnlyImageView<byte> source, ImageView<int> destination);

    [ImagePipeline(nameof(SobelX) + ", " + nameof(SobelX), PointOperations.MagnitudeL1)]
    public static partial void Twice(ReadOnlyImageView<byte> source, ImageView<int> destination);

    // A short that enters a kernel of bytes is saturated on the way.
    [ImagePipeline(nameof(SobelX) + ", " + nameof(SobelY), nameof(Blur), PointOperations.MagnitudeL1)]
    public static partial void KernelOfEach(ReadOnlyImageView<byte> source, ImageView<int> destination);

    [ImagePipeline(nameof(Mean), nameof(Slope), PointOperations.Absolute, "Clamp(0.5, 300.25)")]
    public static partial void Real(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImagePipeline(nameof(Slope), nameof(Slope) + ", " + nameof(Slope), PointOperations.MagnitudeL2)]
    public static partial void RealMagnitude(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImagePipeline(nameof(SobelX), nameof(Slope))]
    public static partial void WholeToReal(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImagePipeline(PointOperations.Grayscale, Channels = 3)]
    public static partial void Gray(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(PointOperations.Grayscale, nameof(Blur), nameof(SobelX) + ", " + nameof(SobelY), PointOperations.MagnitudeL2, "Threshold(60)", Channels = 3)]
    public static partial void GrayEdges(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(BlurRgb), PointOperations.Grayscale, nameof(Sharpen), Channels = 3, Parallel = true)]
    public static partial void BlurThenGray(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(BlurRgb), "Clamp(16, 235)", Channels = 3)]
    public static partial void ColorClamp(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
