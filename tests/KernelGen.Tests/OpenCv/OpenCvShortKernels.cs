#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

using static KernelGen.Tests.OpenCv.OpenCvKernels;

namespace KernelGen.Tests.OpenCv;

/// <summary>OpenCV's cases of one channel of shorts.</summary>
internal static partial class OpenCvShortKernels
{
    [OpenCvCase("filter2D/1x1/i16c1/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate)]
    public static partial void BlurReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate)]
    public static partial void BlurReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c1/emboss/reflect")]
    [OpenCvCase("filter2D/1x7/i16c1/emboss/reflect")]
    [ImageKernel(Emboss, Border = BorderMode.Reflect)]
    public static partial void EmbossReflectShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/emboss/reflect")]
    [OpenCvCase("filter2D/1x7/i16c1/emboss/reflect")]
    [ImageKernel(Emboss, Border = BorderMode.Reflect)]
    public static partial void EmbossReflectShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c1/identity/constant")]
    [ImageKernel(Identity, Border = BorderMode.Constant)]
    public static partial void IdentityConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/identity/constant")]
    [ImageKernel(Identity, Border = BorderMode.Constant)]
    public static partial void IdentityConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c1/left_sobel/wrap")]
    [OpenCvCase("filter2D/7x1/i16c1/left_sobel/wrap")]
    [ImageKernel(LeftSobel, Border = BorderMode.Wrap)]
    public static partial void LeftSobelWrapShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/left_sobel/wrap")]
    [OpenCvCase("filter2D/7x1/i16c1/left_sobel/wrap")]
    [ImageKernel(LeftSobel, Border = BorderMode.Wrap)]
    public static partial void LeftSobelWrapShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c1/zero3/reflect101")]
    [OpenCvCase("filter2D/17x31/i16c1/zero3/reflect101")]
    [ImageKernel(Zero3, Border = BorderMode.Reflect101)]
    public static partial void Zero3Reflect101ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/zero3/reflect101")]
    [OpenCvCase("filter2D/17x31/i16c1/zero3/reflect101")]
    [ImageKernel(Zero3, Border = BorderMode.Reflect101)]
    public static partial void Zero3Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x1/i16c1/rand4x4/reflect101")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101)]
    public static partial void Rand4x4Reflect101ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/i16c1/rand4x4/reflect101")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101)]
    public static partial void Rand4x4Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/blur/reflect")]
    [ImageKernel(Blur, Border = BorderMode.Reflect)]
    public static partial void BlurReflectShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/blur/reflect")]
    [ImageKernel(Blur, Border = BorderMode.Reflect)]
    public static partial void BlurReflectShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/emboss/constant")]
    [ImageKernel(Emboss, Border = BorderMode.Constant)]
    public static partial void EmbossConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/emboss/constant")]
    [ImageKernel(Emboss, Border = BorderMode.Constant)]
    public static partial void EmbossConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/emboss/constant77")]
    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void EmbossConstant77ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/emboss/constant77")]
    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void EmbossConstant77ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/outline/reflect101")]
    [ImageKernel(Outline, Border = BorderMode.Reflect101)]
    public static partial void OutlineReflect101ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/outline/reflect101")]
    [ImageKernel(Outline, Border = BorderMode.Reflect101)]
    public static partial void OutlineReflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/sharpen/constant")]
    [OpenCvCase("filter2D/7x1/i16c1/sharpen/constant")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant)]
    public static partial void SharpenConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/sharpen/constant")]
    [OpenCvCase("filter2D/7x1/i16c1/sharpen/constant")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant)]
    public static partial void SharpenConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/1x7/i16c1/gauss5/constant")]
    [ImageKernel(Gauss5, Border = BorderMode.Constant)]
    public static partial void Gauss5ConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/i16c1/gauss5/constant")]
    [ImageKernel(Gauss5, Border = BorderMode.Constant)]
    public static partial void Gauss5ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c1/outline/wrap")]
    [ImageKernel(Outline, Border = BorderMode.Wrap)]
    public static partial void OutlineWrapShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c1/outline/wrap")]
    [ImageKernel(Outline, Border = BorderMode.Wrap)]
    public static partial void OutlineWrapShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c1/right_sobel/reflect")]
    [ImageKernel(RightSobel, Border = BorderMode.Reflect)]
    public static partial void RightSobelReflectShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c1/right_sobel/reflect")]
    [ImageKernel(RightSobel, Border = BorderMode.Reflect)]
    public static partial void RightSobelReflectShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c1/nonsep3/reflect101")]
    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101)]
    public static partial void Nonsep3Reflect101ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c1/nonsep3/reflect101")]
    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101)]
    public static partial void Nonsep3Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/7x1/i16c1/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate)]
    public static partial void K1x2ReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/i16c1/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate)]
    public static partial void K1x2ReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/5x5/i16c1/emboss/wrap")]
    [ImageKernel(Emboss, Border = BorderMode.Wrap)]
    public static partial void EmbossWrapShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/i16c1/emboss/wrap")]
    [ImageKernel(Emboss, Border = BorderMode.Wrap)]
    public static partial void EmbossWrapShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/5x5/i16c1/outline/replicate")]
    [ImageKernel(Outline, Border = BorderMode.Replicate)]
    public static partial void OutlineReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/i16c1/outline/replicate")]
    [ImageKernel(Outline, Border = BorderMode.Replicate)]
    public static partial void OutlineReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/5x5/i16c1/right_sobel/constant77")]
    [ImageKernel(RightSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void RightSobelConstant77ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/i16c1/right_sobel/constant77")]
    [ImageKernel(RightSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void RightSobelConstant77ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/5x5/i16c1/sharpen/constant77")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void SharpenConstant77ShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/i16c1/sharpen/constant77")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void SharpenConstant77ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/bottom_sobel/replicate")]
    [ImageKernel(BottomSobel, Border = BorderMode.Replicate)]
    public static partial void BottomSobelReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/bottom_sobel/replicate")]
    [OpenCvCase("Sobel/17x31/i16c1/d01k3/replicate")]
    [ImageKernel(BottomSobel, Border = BorderMode.Replicate)]
    public static partial void BottomSobelReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/bottom_sobel/wrap")]
    [ImageKernel(BottomSobel, Border = BorderMode.Wrap)]
    public static partial void BottomSobelWrapShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/bottom_sobel/wrap")]
    [ImageKernel(BottomSobel, Border = BorderMode.Wrap)]
    public static partial void BottomSobelWrapShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/left_sobel/constant")]
    [ImageKernel(LeftSobel, Border = BorderMode.Constant)]
    public static partial void LeftSobelConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/left_sobel/constant")]
    [ImageKernel(LeftSobel, Border = BorderMode.Constant)]
    public static partial void LeftSobelConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/gauss7/wrap")]
    [ImageKernel(Gauss7, Border = BorderMode.Wrap)]
    public static partial void Gauss7WrapShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/gauss7/wrap")]
    [ImageKernel(Gauss7, Border = BorderMode.Wrap)]
    public static partial void Gauss7WrapShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/nonsep3/constant")]
    [ImageKernel(Nonsep3, Border = BorderMode.Constant)]
    public static partial void Nonsep3ConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/nonsep3/constant")]
    [ImageKernel(Nonsep3, Border = BorderMode.Constant)]
    public static partial void Nonsep3ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/rand3x5/constant")]
    [ImageKernel(Rand3x5, Border = BorderMode.Constant)]
    public static partial void Rand3x5ConstantShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/rand3x5/constant")]
    [ImageKernel(Rand3x5, Border = BorderMode.Constant)]
    public static partial void Rand3x5ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("filter2D/17x31/i16c1/rand3x5/replicate")]
    [ImageKernel(Rand3x5, Border = BorderMode.Replicate)]
    public static partial void Rand3x5ReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/i16c1/rand3x5/replicate")]
    [ImageKernel(Rand3x5, Border = BorderMode.Replicate)]
    public static partial void Rand3x5ReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c1/d10k5/constant")]
    [OpenCvCase("Sobel/1x7/i16c1/d10k5/constant")]
    [ImageKernel(Sobel105, Border = BorderMode.Constant)]
    public static partial void Sobel105ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c1/d10k-1/constant")]
    [ImageKernel(Sobel10Scharr, Border = BorderMode.Constant)]
    public static partial void Sobel10ScharrConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c1/d11k3/replicate")]
    [ImageKernel(Sobel113, Border = BorderMode.Replicate)]
    public static partial void Sobel113ReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Laplacian/17x31/i16c1/k3/replicate")]
    [ImageKernel(Laplacian3, Border = BorderMode.Replicate)]
    public static partial void Laplacian3ReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c1/row/replicate")]
    [ImageKernel(Row123, Border = BorderMode.Replicate)]
    public static partial void Row123ReplicateShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c1/row/replicate")]
    [ImageKernel(Row123, Border = BorderMode.Replicate)]
    public static partial void Row123ReplicateShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/17x31/i16c1/2x2/reflect")]
    [ImageKernel(Box2x2, Border = BorderMode.Reflect, Divisor = 4)]
    public static partial void Box2x2ReflectShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c1/asym/reflect", RoundedTaps = true)]
    [ImageKernel(Asymmetric, Border = BorderMode.Reflect)]
    public static partial void AsymmetricReflectShortFloat(ReadOnlyImageView<short> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/i16c1/asym/reflect", RoundedTaps = true)]
    [ImageKernel(Asymmetric, Border = BorderMode.Reflect)]
    public static partial void AsymmetricReflectShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/17x31/i16c1/d01k-1/reflect101")]
    [ImageKernel(Sobel01Scharr, Border = BorderMode.Reflect101)]
    public static partial void Sobel01ScharrReflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/5x5/i16c1/5x5/constant")]
    [ImageKernel(Box5x5, Border = BorderMode.Constant, Divisor = 25)]
    public static partial void Box5x5ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/5x5/i16c1/d10k5/reflect101")]
    [ImageKernel(Sobel105, Border = BorderMode.Reflect101)]
    public static partial void Sobel105Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("GaussianBlur/5x5/i16c1/5x3s0.8_1.2/reflect101", RoundedTaps = true)]
    [ImageKernel(Gauss5x3, Border = BorderMode.Reflect101)]
    public static partial void Gauss5x3Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/1x7/i16c1/2x2/constant")]
    [ImageKernel(Box2x2, Border = BorderMode.Constant, Divisor = 4)]
    public static partial void Box2x2ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/1x7/i16c1/3x5/constant")]
    [ImageKernel(Box5x3, Border = BorderMode.Constant, Divisor = 15)]
    public static partial void Box5x3ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/1x7/i16c1/d10k-1/reflect101")]
    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101)]
    public static partial void Sobel10ScharrReflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/1x1/i16c1/d20k3/constant")]
    [ImageKernel(Sobel203, Border = BorderMode.Constant)]
    public static partial void Sobel203ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Sobel/1x1/i16c1/d01k7/constant")]
    [ImageKernel(Sobel017, Border = BorderMode.Constant)]
    public static partial void Sobel017ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/1x1/i16c1/3x3/constant")]
    [ImageKernel(Box3x3, Border = BorderMode.Constant, Divisor = 9)]
    public static partial void Box3x3ConstantShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("Laplacian/1x1/i16c1/k1/reflect101")]
    [ImageKernel(Laplacian1, Border = BorderMode.Reflect101)]
    public static partial void Laplacian1Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("blur/1x1/i16c1/5x5/reflect101")]
    [ImageKernel(Box5x5, Border = BorderMode.Reflect101, Divisor = 25)]
    public static partial void Box5x5Reflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);

    [OpenCvCase("GaussianBlur/1x1/i16c1/3x3s0_0/reflect101")]
    [ImageKernel(Blur, Border = BorderMode.Reflect101)]
    public static partial void BlurReflect101ShortShort(ReadOnlyImageView<short> source, ImageView<short> destination);
}
