namespace KernelGen.Tests.Images;

/// <summary>Kernels that show each form of arithmetic and layout.</summary>
internal static partial class Filters
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

    // An odd divisor: a product with the upper half taken, in 16 bits.
    [ImageKernel("1 1 1; 1 1 1; 1 1 1", Divisor = 9)]
    public static partial void Box3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // The same over seven rows and columns.
    [ImageKernel("1 1 1 1 1 1 1;1 1 1 1 1 1 1;1 1 1 1 1 1 1;1 1 1 1 1 1 1;1 1 1 1 1 1 1;1 1 1 1 1 1 1;1 1 1 1 1 1 1", Divisor = 49)]
    public static partial void Box7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // A half at every odd pixel: ties in a shift, and their saturation at both ends.
    [ImageKernel("1", Divisor = 2)]
    public static partial void Half(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // Ties where the divisor is even and no power of two, with negative sums.
    [ImageKernel("7 -4", Divisor = 6, Offset = -3)]
    public static partial void SixthsWithTies(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("-0.5 0.5 1.5", Offset = 0.5)]
    public static partial void Halves(ReadOnlyImageView<byte> source, ImageView<short> destination);

    // More than 16 bits, a power of two: a shift in 32-bit lanes.
    [ImageKernel("1 6 15 20 15 6 1; 6 36 90 120 90 36 6; 15 90 225 300 225 90 15; 20 120 300 400 300 120 20; 15 90 225 300 225 90 15; 6 36 90 120 90 36 6; 1 6 15 20 15 6 1", Divisor = 4096)]
    public static partial void Gauss7(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // More than 16 bits, odd: a float product.
    [ImageKernel("333 -100 200; 17 400 1", Divisor = 851)]
    public static partial void Odd851(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // More than 16 bits, even, with ties: a guess and its correction.
    [ImageKernel("0.075 0.125 0.075; 0.125 0.2 0.125; 0.075 0.1251 0.0749")]
    public static partial void Decimals(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("500 -500; 1000 -999", Divisor = 1000)]
    public static partial void Thousandths(ReadOnlyImageView<byte> source, ImageView<short> destination);

    // Unsigned 16-bit sums above 32767.
    [ImageKernel("100 100 50", Divisor = 1)]
    public static partial void Bright(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("100 100 50", Divisor = 1)]
    public static partial void Bright(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("100 100 50", Divisor = 3)]
    public static partial void Bright(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1000 -100 50", Divisor = 8, Offset = 0.25)]
    public static partial void Large(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("0.123456789 0.7 -0.3; 0.1 0.2 0.3")]
    public static partial void Inexact(ReadOnlyImageView<byte> source, ImageView<float> destination);

#pragma warning disable KG0111 // All taps are zero: meant here.
    [ImageKernel("0 0; 0 0", Offset = 7.5)]
    public static partial void Nothing(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0 0; 0 0", Offset = 7.5)]
    public static partial void Nothing(ReadOnlyImageView<float> source, ImageView<float> destination);
#pragma warning restore KG0111

    [ImageKernel("1 -1")]
    public static partial void Difference(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1; -1", Operation = Operation.Convolution)]
    public static partial void Difference(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16, Border = BorderMode.Constant, BorderValue = -1.5)]
    public static partial void Blur(ReadOnlyImageView<float> source, ImageView<float> destination);

    // Sums of more than 32 bits.
    [ImageKernel("0.123456789 0.3 0.05; 0.1 0.2 0.226543211", Offset = 0.5)]
    public static partial void Wide(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    // Too many taps for straight-line code: 31 x 31.
    [ImageKernel(LargeTaps, Divisor = 961)]
    public static partial void Looped(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(LargeTaps, Divisor = 10, Operation = Operation.Convolution)]
    public static partial void Looped(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(LargeTaps, Border = BorderMode.Wrap, AnchorX = 0, AnchorY = 30)]
    public static partial void Looped(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(LargeTaps, Offset = 0.25)]
    public static partial void Looped(ReadOnlyImageView<float> source, ImageView<float> destination);

    private const string LargeRow = "1 2 -1 3 1 2 -1 3 1 2 -1 3 1 2 -1 3 1 2 -1 3 1 2 -1 3 1 2 -1 3 1 2 -1;";
    private const string FiveRows = LargeRow + LargeRow + LargeRow + LargeRow + LargeRow;
    private const string LargeTaps = FiveRows + FiveRows + FiveRows + FiveRows + FiveRows + FiveRows + "0 7 2 0 0 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2";
}
