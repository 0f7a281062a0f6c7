#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

using static KernelGen.Tests.OpenCv.OpenCvKernels;

namespace KernelGen.Tests.OpenCv;

/// <summary>OpenCV's cases of three channels of shorts.</summary>
internal static partial class OpenCvShortColorKernels
{
    [OpenCvCase("filter2D/1x1/i16c3/blur/replicate")]
    [OpenCvCase("filter2D/17x31/i16c3/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BlurReplicateShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c3/blur/replicate")]
    [OpenCvCase("filter2D/17x31/i16c3/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BlurReplicateShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c3/gauss5/replicate")]
    [ImageKernel(Gauss5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss5ReplicateShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c3/gauss5/replicate")]
    [ImageKernel(Gauss5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss5ReplicateShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c3/left_sobel/replicate")]
    [ImageKernel(LeftSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void LeftSobelReplicateShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c3/left_sobel/replicate")]
    [ImageKernel(LeftSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void LeftSobelReplicateShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c3/zero3/replicate")]
    [ImageKernel(Zero3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Zero3ReplicateShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c3/zero3/replicate")]
    [ImageKernel(Zero3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Zero3ReplicateShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/5x5/i16c3/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void K1x2ReplicateShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/i16c3/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void K1x2ReplicateShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/blur/wrap")]
    [ImageKernel(Blur, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void BlurWrapShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/blur/wrap")]
    [ImageKernel(Blur, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void BlurWrapShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/sharpen/reflect101")]
    [ImageKernel(Sharpen, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void SharpenReflect101ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/sharpen/reflect101")]
    [ImageKernel(Sharpen, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void SharpenReflect101ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k1x2/constant")]
    [ImageKernel(K1x2, Border = BorderMode.Constant, Channels = 3)]
    public static partial void K1x2ConstantShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k1x2/constant")]
    [ImageKernel(K1x2, Border = BorderMode.Constant, Channels = 3)]
    public static partial void K1x2ConstantShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k2x1/constant77")]
    [ImageKernel(K2x1, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void K2x1Constant77ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k2x1/constant77")]
    [ImageKernel(K2x1, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void K2x1Constant77ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k2x1/reflect101")]
    [ImageKernel(K2x1, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void K2x1Reflect101ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/k2x1/reflect101")]
    [ImageKernel(K2x1, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void K2x1Reflect101ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/rand3x5/constant77")]
    [ImageKernel(Rand3x5, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void Rand3x5Constant77ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/rand3x5/constant77")]
    [ImageKernel(Rand3x5, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void Rand3x5Constant77ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c3/rand4x4/reflect")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Rand4x4ReflectShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c3/rand4x4/reflect")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Rand4x4ReflectShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c3/d10k1/reflect101")]
    [ImageKernel(Sobel101, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel101Reflect101ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c3/d10k-1/reflect101")]
    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel10ScharrReflect101ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("boxFilter/17x31/i16c3/3x3/reflect101")]
    [ImageKernel(Box3x3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Box3x3Reflect101ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c3/even/reflect101")]
    [ImageKernel(Even4x2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Even4x2Reflect101ShortFloat3(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c3/even/reflect101")]
    [ImageKernel(Even4x2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Even4x2Reflect101ShortShort3(ReadOnlyImageView<short> source, ImageView<short> destination);
}
