namespace KernelGen.Images.Tests.Colors;

/// <summary>Kernels that filter colours and keep alpha; each twin without <c>Kept</c> filters a single channel.</summary>
internal static partial class AlphaKernels
{
    private const string Gaussian = "1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1";

    [ImageKernel(KnownKernels.Outline, Channels = 4, ChannelMode = ChannelMode.KeepAlpha)]
    public static partial void OutlineKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline)]
    public static partial void Outline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gaussian, Divisor = 256, Channels = 4, ChannelMode = ChannelMode.KeepAlpha, Border = BorderMode.Valid)]
    public static partial void ValidKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gaussian, Divisor = 256, Border = BorderMode.Valid)]
    public static partial void Valid(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("1 2 3; 4 -5 6", Channels = 2, ChannelMode = ChannelMode.KeepAlpha, Border = BorderMode.Valid, AnchorX = 0, AnchorY = 1)]
    public static partial void GrayKept(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("1 2 3; 4 -5 6", Border = BorderMode.Valid, AnchorX = 0, AnchorY = 1)]
    public static partial void Gray(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel("0.12345678 1; 0.5 0.25", Channels = 4, ChannelMode = ChannelMode.KeepAlpha, Parallel = true)]
    public static partial void WideKept(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel("0.12345678 1; 0.5 0.25")]
    public static partial void Wide(ReadOnlyImageView<ushort> source, ImageView<ushort> destination);

    [ImageKernel(Gaussian, Divisor = 256, Channels = 4, ChannelMode = ChannelMode.KeepAlpha, Border = BorderMode.Constant, BorderValue = double.NaN)]
    public static partial void FloatKept(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gaussian, Divisor = 256, Border = BorderMode.Constant, BorderValue = double.NaN)]
    public static partial void Float(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel("0 0 1", Channels = 4, ChannelMode = ChannelMode.KeepAlpha, Border = BorderMode.Replicate)]
    public static partial void MovedKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel("0 0 1", Border = BorderMode.Replicate)]
    public static partial void Moved(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Identity, Channels = 4, ChannelMode = ChannelMode.KeepAlpha)]
    public static partial void IdentityKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Identity)]
    public static partial void Identity(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(OutlineKept), nameof(BlurKept), Channels = 4)]
    public static partial void PipelineKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(Outline), nameof(Blur))]
    public static partial void Pipeline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16, Channels = 4, ChannelMode = ChannelMode.KeepAlpha)]
    public static partial void BlurKept(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Blur, Divisor = 16)]
    public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(PointOperations.Grayscale, Channels = 4)]
    public static partial void GrayOfRgba(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(PointOperations.GrayscaleBgr, Channels = 4)]
    public static partial void GrayOfBgra(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(PointOperations.GrayscaleBgr, Channels = 3)]
    public static partial void GrayOfBgr(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImagePipeline(nameof(OutlineKept), PointOperations.Grayscale, nameof(Blur), Channels = 4)]
    public static partial void GrayOfOutline(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(KnownKernels.Outline, Channels = 4)]
    public static partial void OutlineEach(ReadOnlyImageView<byte> source, ImageView<byte> destination);
}
