namespace KernelGen.Tests.Course;

/// <summary>The image kernels of the course's examples.</summary>
internal static partial class CourseKernels
{
    [ImageKernel("0 1; 2 3", Border = BorderMode.Valid)]
    public static partial void Correlate(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 1; 2 3", Border = BorderMode.Valid, Operation = Operation.Convolution)]
    public static partial void Convolve(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Constant)]
    public static partial void CorrelateNumbers(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 2 3; 4 5 6; 7 8 9", Border = BorderMode.Constant, Operation = Operation.Convolution)]
    public static partial void ConvolveNumbers(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("9 8 7; 6 5 4; 3 2 1", Border = BorderMode.Constant)]
    public static partial void CorrelateNumbersBackwards(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("-1 -1 -1; -1 9 -1; -1 -1 -1", Border = BorderMode.Valid)]
    public static partial void ChangedOutline(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("-1 -1 -1; -1 16 -1; -1 -1 -1", Border = BorderMode.Valid)]
    public static partial void OutlineOfSixteen(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Constant)]
    public static partial void LeftOfZero(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 0 0", Border = BorderMode.Replicate)]
    public static partial void LeftOfCopy(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 0.5 0; 0 1 0; 0 0.5 0", Border = BorderMode.Constant)]
    public static partial void ColumnOfHalves(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Outline, Border = BorderMode.Valid, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void OutlineOfRgb(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Outline, Channels = 3, ChannelMode = ChannelMode.Sum)]
    public static partial void OutlineOfRgb(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline, Border = BorderMode.Constant, Channels = 3)]
    public static partial void OutlineRgb(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Constant, Channels = 3)]
    public static partial void SharpenRgb(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("2 0 1; 0 1 2; 1 0 2", Border = BorderMode.Valid)]
    public static partial void Figure(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("2 0 1; 0 1 2; 1 0 2", Border = BorderMode.Valid, Offset = 3)]
    public static partial void FigureWithBias(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("2 0 1; 0 1 2; 1 0 2", Border = BorderMode.Constant)]
    public static partial void FigurePadded(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 1; 2 3", Border = BorderMode.Constant)]
    public static partial void CorrelatePadded(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0 1; 2 3", Border = BorderMode.Constant, BorderValue = 10)]
    public static partial void CorrelatePaddedWithTen(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 0", Border = BorderMode.Constant, BorderValue = 9)]
    public static partial void LeftNeighbour(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1; 0", Border = BorderMode.Constant, BorderValue = 9)]
    public static partial void UpperNeighbour(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0 0; 0 1", Border = BorderMode.Constant, BorderValue = 9)]
    public static partial void EvenAnchor(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0 0; 0 1", Border = BorderMode.Constant, BorderValue = 9, AnchorX = 0, AnchorY = 0)]
    public static partial void EvenAnchorAtZero(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 -1", Border = BorderMode.Valid)]
    public static partial void EdgeX(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1; -1", Border = BorderMode.Valid)]
    public static partial void EdgeY(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 -1; -1 1", Border = BorderMode.Valid)]
    public static partial void Corner(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Blur, Border = BorderMode.Valid)]
    public static partial void SixteenBlur(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16, Border = BorderMode.Valid)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(KnownKernels.BottomSobel, Border = BorderMode.Valid)]
    public static partial void BottomSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Emboss, Border = BorderMode.Valid)]
    public static partial void Emboss(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Identity, Border = BorderMode.Valid)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Identity)]
    public static partial void Copy(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.LeftSobel, Border = BorderMode.Valid)]
    public static partial void LeftSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Outline, Border = BorderMode.Valid)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.RightSobel, Border = BorderMode.Valid)]
    public static partial void RightSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.Sharpen, Border = BorderMode.Valid)]
    public static partial void Sharpen(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(KnownKernels.TopSobel, Border = BorderMode.Valid)]
    public static partial void TopSobel(ReadOnlyImageView<byte> source, ImageView<short> destination);
}
