namespace KernelGen.Tests.Images.Sweep;

/// <summary>Eight matrices with each of the six borders, on bytes.</summary>
internal static partial class ByteBorders
{
    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Valid)]
    public static partial void TwoColumnsValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void TwoColumnsConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Replicate)]
    public static partial void TwoColumnsReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Reflect)]
    public static partial void TwoColumnsReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Reflect101)]
    public static partial void TwoColumnsReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Wrap)]
    public static partial void TwoColumnsWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Valid)]
    public static partial void TwoRowsValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void TwoRowsConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Replicate)]
    public static partial void TwoRowsReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Reflect)]
    public static partial void TwoRowsReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Reflect101)]
    public static partial void TwoRowsReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Wrap)]
    public static partial void TwoRowsWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Valid)]
    public static partial void TwoByTwoValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void TwoByTwoConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Replicate)]
    public static partial void TwoByTwoReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Reflect)]
    public static partial void TwoByTwoReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Reflect101)]
    public static partial void TwoByTwoReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Wrap)]
    public static partial void TwoByTwoWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Valid)]
    public static partial void Sobel3Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void Sobel3Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Replicate)]
    public static partial void Sobel3Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Reflect)]
    public static partial void Sobel3Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Reflect101)]
    public static partial void Sobel3Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Wrap)]
    public static partial void Sobel3Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Valid)]
    public static partial void Mixed3Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void Mixed3Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Replicate)]
    public static partial void Mixed3Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Reflect)]
    public static partial void Mixed3Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Reflect101)]
    public static partial void Mixed3Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Wrap)]
    public static partial void Mixed3Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Valid)]
    public static partial void Gauss5Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void Gauss5Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Replicate)]
    public static partial void Gauss5Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect)]
    public static partial void Gauss5Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect101)]
    public static partial void Gauss5Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Wrap)]
    public static partial void Gauss5Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Valid)]
    public static partial void Random7Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void Random7Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Replicate)]
    public static partial void Random7Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Reflect)]
    public static partial void Random7Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Reflect101)]
    public static partial void Random7Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Wrap)]
    public static partial void Random7Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Valid)]
    public static partial void Box7Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void Box7Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Replicate)]
    public static partial void Box7Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Reflect)]
    public static partial void Box7Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Reflect101)]
    public static partial void Box7Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Wrap)]
    public static partial void Box7Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
