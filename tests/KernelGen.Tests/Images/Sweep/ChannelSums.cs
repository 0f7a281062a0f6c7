namespace KernelGen.Tests.Images.Sweep;

/// <summary>Kernels that add the channels into one map.</summary>
internal static partial class ChannelSums
{
    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void TwoColumns(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Replicate, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void TwoColumns(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Matrices.TwoColumns, Divisor = 2, Border = BorderMode.Reflect101, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void TwoColumns(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Blur3, Divisor = 16, Border = BorderMode.Reflect, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Blur3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Blur3, Divisor = 16, Border = BorderMode.Reflect101, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void Blur3(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Matrices.Blur3, Divisor = 16, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Blur3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Wrap, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void Outline3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Outline3(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Replicate, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void Outline3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Mixed3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Replicate, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void Mixed3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Matrices.Mixed3, Divisor = 7, Offset = 1.5, Border = BorderMode.Reflect101, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void Mixed3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Matrices.Box3, Divisor = 9, Border = BorderMode.Constant, BorderValue = 200, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void Box3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Box3, Divisor = 9, Border = BorderMode.Replicate, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void Box3(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Matrices.Box3, Divisor = 9, Border = BorderMode.Reflect101, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void Box3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Replicate, Channels = 4, ChannelMode = ChannelMode.Sum)]
    public static partial void Gauss5(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect101, Channels = 2, ChannelMode = ChannelMode.Sum)]
    public static partial void Gauss5(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void Gauss5(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(
        Matrices.FourByFour, Divisor = 12, Border = BorderMode.Reflect, Channels = 3,
        Operation = Operation.Convolution, AnchorX = 0, AnchorY = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void FourByFour(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(
        Matrices.FourByFour, Divisor = 12, Border = BorderMode.Reflect101, Channels = 2,
        Operation = Operation.Convolution, AnchorX = 0, AnchorY = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void FourByFour(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(
        Matrices.FourByFour, Divisor = 12, Border = BorderMode.Valid, Channels = 3,
        Operation = Operation.Convolution, AnchorX = 0, AnchorY = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void FourByFour(ReadOnlyImageView<short> source, ImageView<short> destination);
}
