namespace KernelGen.Tests.Images.Sweep;

/// <summary>Three matrices with each of the six borders, on bytes of three channels.</summary>
internal static partial class ColorBorders
{
    [ImageKernel(Matrices.Outline3, Border = BorderMode.Valid, Channels = 3)]
    public static partial void Outline3Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Constant, BorderValue = 200, Channels = 3)]
    public static partial void Outline3Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Outline3Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Outline3Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Outline3Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Outline3, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void Outline3Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Valid, Channels = 3)]
    public static partial void Gauss5Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Constant, BorderValue = 200, Channels = 3)]
    public static partial void Gauss5Constant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss5Replicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Gauss5Reflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Gauss5Reflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.Gauss5, Divisor = 256, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void Gauss5Wrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Valid, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Constant, BorderValue = 200, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Replicate, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Reflect, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Reflect101, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Matrices.TwoBySix, Divisor = 5, Border = BorderMode.Wrap, Channels = 3, AnchorX = 5)]
    public static partial void TwoBySixWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
