namespace KernelGen.Images.Tests.Floats;

/// <summary>Float pixels with taps of many digits, unusual borders, and lengths of vectors.</summary>
internal static partial class FloatNumberKernels
{
    public const string Long = "0.0004407433669323571 -4.4e-4 +.5 1. 0.123456789012345678901234567890 0.1/0.7 1e-3/3 16777217";

    [ImageKernel(Long)]
    public static partial void LongTaps(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Long, Divisor = 0.1234567890123456)]
    public static partial void LongDivisor(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Constant, BorderValue = double.NaN, Offset = 0.5)]
    public static partial void NaNOutside(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Constant, BorderValue = double.NegativeInfinity, Offset = 0.5)]
    public static partial void InfinityOutside(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Constant, BorderValue = 1e20)]
    public static partial void LargeOutside(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Constant, BorderValue = float.MinValue)]
    public static partial void LeastOutside(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 0 0; 0 0 0; 0 0 0", Border = BorderMode.Constant, BorderValue = float.Epsilon, Divisor = 1, Offset = 1e20)]
    public static partial void LargeOffset(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1")]
    public static partial void Here(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0 0 1", Border = BorderMode.Wrap)]
    public static partial void Next(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImagePipeline(nameof(Here) + ", " + nameof(Next), PointOperations.MagnitudeL2)]
    public static partial void Length(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImagePipeline("Clamp(-Infinity, 1e20)")]
    public static partial void ClampAbove(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImagePipeline("Threshold(0.1, Infinity)")]
    public static partial void ThresholdToInfinity(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImagePipeline("Threshold(-3.4028234663852886E+38, NaN)")]
    public static partial void ThresholdToNaN(ReadOnlyImageView<float> source, ImageView<float> destination);
}
