namespace KernelGen.Tests.Images.Sweep;

/// <summary>Every matrix from ushort to ushort; borders and channels take turns.</summary>
internal static partial class UShortToUShort
{
    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Reflect101)]
    public static partial void TwoColumns(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void TwoRows(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Valid)]
    public static partial void TwoByTwo(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Blur3, Divisor = 16, Border = BorderMode.Constant, BorderValue = 60000, Channels = 3)]
    public static partial void Blur3(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Sobel3(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Reflect)]
    public static partial void Outline3(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Reflect101, Channels = 4)]
    public static partial void Mixed3(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Box3, Divisor = 9, Border = BorderMode.Wrap)]
    public static partial void Box3(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Valid)]
    public static partial void Gauss5(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Random5, Divisor = 11, Border = BorderMode.Constant, BorderValue = 60000, Channels = 2)]
    public static partial void Random5(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Gauss7, Divisor = 4096, Border = BorderMode.Replicate)]
    public static partial void Gauss7(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Random7(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Reflect101)]
    public static partial void Box7(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Row7, Divisor = 6, Border = BorderMode.Wrap)]
    public static partial void Row7(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Column5, Divisor = 10, Offset = 0.5, Border = BorderMode.Valid, Channels = 3)]
    public static partial void Column5(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(
        Matrices.FourByFour, Divisor = 12, Border = BorderMode.Constant, BorderValue = 60000,
        Operation = Operation.Convolution, AnchorX = 0, AnchorY = 3)]
    public static partial void FourByFour(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Replicate, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySix(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Random17, Divisor = 97, Border = BorderMode.Wrap)]
    public static partial void Random17(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Matrices.Gauss31, Divisor = 9216, Border = BorderMode.Replicate)]
    public static partial void Gauss31(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);
}
