namespace KernelGen.Tests.Images.Sweep;

/// <summary>Every matrix from ushort to int; borders and channels take turns.</summary>
internal static partial class UShortToInt
{
    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Wrap, Channels = 4)]
    public static partial void TwoColumns(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.TwoRows, Border = BorderMode.Valid)]
    public static partial void TwoRows(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.TwoByTwo, Divisor = 3, Border = BorderMode.Constant, BorderValue = 60000)]
    public static partial void TwoByTwo(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Blur3, Divisor = 16, Border = BorderMode.Replicate, Channels = 2)]
    public static partial void Blur3(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Sobel3, Border = BorderMode.Reflect)]
    public static partial void Sobel3(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Outline3(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Wrap)]
    public static partial void Mixed3(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Box3, Divisor = 9, Border = BorderMode.Valid)]
    public static partial void Box3(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Constant, BorderValue = 60000, Channels = 3)]
    public static partial void Gauss5(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Random5, Divisor = 11, Border = BorderMode.Replicate)]
    public static partial void Random5(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Gauss7, Divisor = 4096, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Gauss7(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Random7, Divisor = 13, Offset = -3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Random7(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Box7, Divisor = 49, Border = BorderMode.Wrap)]
    public static partial void Box7(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Row7, Divisor = 6, Border = BorderMode.Valid, Channels = 4)]
    public static partial void Row7(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.Column5, Divisor = 10, Offset = 0.5, Border = BorderMode.Constant, BorderValue = 60000)]
    public static partial void Column5(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(
        Matrices.FourByFour, Divisor = 12, Border = BorderMode.Replicate,
        Operation = Operation.Convolution, AnchorX = 0, AnchorY = 3)]
    public static partial void FourByFour(ReadOnlyImageView<ushort> source, ImageView<int> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Reflect, Channels = 2, AnchorX = 5)]
    public static partial void TwoBySix(ReadOnlyImageView<ushort> source, ImageView<int> destination);
}
