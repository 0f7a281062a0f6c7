namespace KernelGen.Tests.Sizes;

/// <summary>Kernels whose results need rounding or saturation.</summary>
internal static partial class RoundingKernels
{
    [ImageKernel("1 1", Divisor = 2, Border = BorderMode.Wrap)]
    public static partial void Half(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -1", Divisor = 2, Offset = 0.5, Border = BorderMode.Wrap)]
    public static partial void HalfPlusHalf(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1/9 1/9 1/9; 1/9 1/9 1/9; 1/9 1/9 1/9", Border = BorderMode.Wrap)]
    public static partial void NinthTaps(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0.1 0.2; 0.3 0.4", Border = BorderMode.Wrap)]
    public static partial void TenthTaps(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 2 1", Divisor = -4, Offset = 255, Border = BorderMode.Wrap)]
    public static partial void NegativeDivisor(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("129 -130; 7 -6", Border = BorderMode.Wrap)]
    public static partial void SaturatesShorts(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("100000 -99999", Divisor = 1000, Border = BorderMode.Wrap)]
    public static partial void LargeTaps(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("3 -2", Divisor = 7, Offset = -1.25, Border = BorderMode.Wrap)]
    public static partial void Sevenths(ReadOnlyImageView<byte> source, ImageView<short> destination);
}
