namespace KernelGen.Tests.Stencils;

/// <summary>Image kernels of floats, each the twin of a network of the same name.</summary>
internal static partial class TwinFilters
{
    internal const string SmallTaps = "1 2 3 4 3 2 1; 0 -1 0 2 0 -1 0; 5 4 3 2 1 0 -1; 1 1 2 -3 2 1 1; -2 0 1 0 1 0 2";

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Valid, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedValid(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Valid, Divisor = 6, AnchorX = 0)]
    public static partial void EvenValid(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Constant, BorderValue = 200, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedConstant(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Constant, BorderValue = 200, Divisor = 6, AnchorX = 0)]
    public static partial void EvenConstant(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(SmallTaps, Border = BorderMode.Constant, BorderValue = 200, Divisor = -8, AnchorY = 4)]
    public static partial void SmallConstant(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Replicate, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedReplicate(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Replicate, Divisor = 6, AnchorX = 0)]
    public static partial void EvenReplicate(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(SmallTaps, Border = BorderMode.Replicate, Divisor = -8, AnchorY = 4)]
    public static partial void SmallReplicate(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Reflect, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedReflect(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect, Divisor = 6, AnchorX = 0)]
    public static partial void EvenReflect(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(SmallTaps, Border = BorderMode.Reflect, Divisor = -8, AnchorY = 4)]
    public static partial void SmallReflect(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Reflect101, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedReflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect101, Divisor = 6, AnchorX = 0)]
    public static partial void EvenReflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(SmallTaps, Border = BorderMode.Reflect101, Divisor = -8, AnchorY = 4)]
    public static partial void SmallReflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3; 0 5 -7; 2 1 -1", Border = BorderMode.Wrap, Divisor = 4, Offset = 0.5, Operation = Operation.Convolution)]
    public static partial void TurnedWrap(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Wrap, Divisor = 6, AnchorX = 0)]
    public static partial void EvenWrap(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(SmallTaps, Border = BorderMode.Wrap, Divisor = -8, AnchorY = 4)]
    public static partial void SmallWrap(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 2; 3 4; 5 6", Border = BorderMode.Constant, AnchorX = 0, AnchorY = 2)]
    public static partial void ZeroBorder(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 2 3; 4 5 6; 7 8 9")]
    public static partial void OnePixelReflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Wrap)]
    public static partial void OnePixelWrap(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Valid, Offset = -3)]
    public static partial void WholeInput(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("3", Divisor = 2)]
    public static partial void OneTap(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void ManyChannels(ReadOnlyImageView<float> source, ImageView<float> destination);
}
