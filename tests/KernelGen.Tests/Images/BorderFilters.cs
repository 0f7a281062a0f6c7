namespace KernelGen.Tests.Images;

/// <summary>A few kernels with each of the six borders.</summary>
internal static partial class BorderFilters
{
    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Valid)]
    public static partial void SharpenValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void SharpenConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Replicate)]
    public static partial void SharpenReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Reflect)]
    public static partial void SharpenReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Reflect101)]
    public static partial void SharpenReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Wrap)]
    public static partial void SharpenWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Valid, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Constant, BorderValue = 200, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Replicate, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Reflect101, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -2 3 1; 0 5 -7 2", Border = BorderMode.Wrap, Divisor = 6, Offset = 100, Operation = Operation.Convolution, AnchorX = 0)]
    public static partial void EvenWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Valid)]
    public static partial void SobelValid(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Constant, BorderValue = 200)]
    public static partial void SobelConstant(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Replicate)]
    public static partial void SobelReplicate(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Reflect)]
    public static partial void SobelReflect(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Reflect101)]
    public static partial void SobelReflect101(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Wrap)]
    public static partial void SobelWrap(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Valid, Divisor = 6, AnchorY = 0)]
    public static partial void MeanValid(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Constant, BorderValue = 200, Divisor = 6, AnchorY = 0)]
    public static partial void MeanConstant(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Replicate, Divisor = 6, AnchorY = 0)]
    public static partial void MeanReplicate(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Reflect, Divisor = 6, AnchorY = 0)]
    public static partial void MeanReflect(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Reflect101, Divisor = 6, AnchorY = 0)]
    public static partial void MeanReflect101(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 1 1; 1 1 1", Border = BorderMode.Wrap, Divisor = 6, AnchorY = 0)]
    public static partial void MeanWrap(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Valid, Divisor = 256)]
    public static partial void GaussValid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Constant, BorderValue = 200, Divisor = 256)]
    public static partial void GaussConstant(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Replicate, Divisor = 256)]
    public static partial void GaussReplicate(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Reflect, Divisor = 256)]
    public static partial void GaussReflect(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Reflect101, Divisor = 256)]
    public static partial void GaussReflect101(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1", Border = BorderMode.Wrap, Divisor = 256)]
    public static partial void GaussWrap(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Valid, Offset = 0.5)]
    public static partial void SlopedValid(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Constant, BorderValue = 200, Offset = 0.5)]
    public static partial void SlopedConstant(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Replicate, Offset = 0.5)]
    public static partial void SlopedReplicate(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Reflect, Offset = 0.5)]
    public static partial void SlopedReflect(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Reflect101, Offset = 0.5)]
    public static partial void SlopedReflect101(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0.5 -1.25 3; 2 0 1", Border = BorderMode.Wrap, Offset = 0.5)]
    public static partial void SlopedWrap(ReadOnlyImageView<float> source, ImageView<float> destination);
}
