#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

using static KernelGen.Tests.OpenCv.OpenCvKernels;

namespace KernelGen.Tests.OpenCv;

/// <summary>OpenCV's cases of three channels of bytes and floats.</summary>
internal static partial class OpenCvColorKernels
{
    [OpenCvCase("filter2D/1x1/u8c3/outline/reflect101")]
    [ImageKernel(Outline, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void OutlineReflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/u8c3/outline/reflect101")]
    [ImageKernel(Outline, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void OutlineReflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/1x1/u8c3/nonsep3/reflect101")]
    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Nonsep3Reflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/u8c3/nonsep3/reflect101")]
    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Nonsep3Reflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/1x1/u8c3/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void K1x2ReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/u8c3/k1x2/replicate")]
    [ImageKernel(K1x2, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void K1x2ReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/1x1/f32c3/blur/reflect101")]
    [OpenCvCase("filter2D/17x31/f32c3/blur/reflect101")]
    [ImageKernel(Blur, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void BlurReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/f32c3/identity/replicate")]
    [ImageKernel(Identity, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void IdentityReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/f32c3/outline/reflect101")]
    [ImageKernel(Outline, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void OutlineReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x1/f32c3/zero3/replicate")]
    [OpenCvCase("filter2D/17x31/f32c3/zero3/replicate")]
    [ImageKernel(Zero3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Zero3ReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/u8c3/top_sobel/replicate")]
    [ImageKernel(TopSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void TopSobelReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/u8c3/top_sobel/replicate")]
    [ImageKernel(TopSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void TopSobelReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/1x7/f32c3/top_sobel/reflect101")]
    [ImageKernel(TopSobel, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void TopSobelReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/f32c3/gauss7/replicate")]
    [OpenCvCase("filter2D/5x5/f32c3/gauss7/replicate")]
    [ImageKernel(Gauss7, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss7ReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/1x7/f32c3/k1x2/reflect101")]
    [ImageKernel(K1x2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void K1x2Reflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/u8c3/sharpen/replicate")]
    [ImageKernel(Sharpen, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void SharpenReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/u8c3/sharpen/replicate")]
    [ImageKernel(Sharpen, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void SharpenReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/7x1/u8c3/rand4x4/reflect101")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Rand4x4Reflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/u8c3/rand4x4/reflect101")]
    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Rand4x4Reflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/7x1/f32c3/identity/reflect101")]
    [ImageKernel(Identity, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void IdentityReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/7x1/f32c3/rand4x4/replicate")]
    [ImageKernel(Rand4x4, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Rand4x4ReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/u8c3/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BlurReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/u8c3/blur/replicate")]
    [OpenCvCase("filter2D/479x641frame/u8c3/blur/replicate")]
    [ImageKernel(Blur, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BlurReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/5x5/u8c3/bottom_sobel/replicate")]
    [OpenCvCase("filter2D/17x31/u8c3/bottom_sobel/replicate")]
    [ImageKernel(BottomSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BottomSobelReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/u8c3/bottom_sobel/replicate")]
    [OpenCvCase("filter2D/17x31/u8c3/bottom_sobel/replicate")]
    [ImageKernel(BottomSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void BottomSobelReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/5x5/u8c3/outline/replicate")]
    [ImageKernel(Outline, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void OutlineReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/u8c3/outline/replicate")]
    [ImageKernel(Outline, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void OutlineReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/5x5/u8c3/rand4x4/replicate")]
    [ImageKernel(Rand4x4, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Rand4x4ReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/u8c3/rand4x4/replicate")]
    [ImageKernel(Rand4x4, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Rand4x4ReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/5x5/f32c3/top_sobel/replicate")]
    [ImageKernel(TopSobel, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void TopSobelReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/5x5/f32c3/nonsep3/replicate")]
    [ImageKernel(Nonsep3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Nonsep3ReplicateFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/emboss/constant77")]
    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void EmbossConstant77ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/emboss/constant77")]
    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void EmbossConstant77ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/u8c3/identity/wrap")]
    [ImageKernel(Identity, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void IdentityWrapByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/identity/wrap")]
    [ImageKernel(Identity, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void IdentityWrapByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/u8c3/sharpen/constant")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant, Channels = 3)]
    public static partial void SharpenConstantByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/sharpen/constant")]
    [ImageKernel(Sharpen, Border = BorderMode.Constant, Channels = 3)]
    public static partial void SharpenConstantByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/u8c3/gauss5/replicate")]
    [ImageKernel(Gauss5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss5ReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/gauss5/replicate")]
    [ImageKernel(Gauss5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Gauss5ReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/u8c3/zero3/wrap")]
    [ImageKernel(Zero3, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void Zero3WrapByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/zero3/wrap")]
    [ImageKernel(Zero3, Border = BorderMode.Wrap, Channels = 3)]
    public static partial void Zero3WrapByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/u8c3/rand3x5/replicate")]
    [ImageKernel(Rand3x5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Rand3x5ReplicateByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/u8c3/rand3x5/replicate")]
    [ImageKernel(Rand3x5, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Rand3x5ReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("filter2D/17x31/f32c3/blur/reflect")]
    [ImageKernel(Blur, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void BlurReflectFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/outline/constant77")]
    [ImageKernel(Outline, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void OutlineConstant77FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/sharpen/reflect")]
    [ImageKernel(Sharpen, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void SharpenReflectFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/top_sobel/constant77")]
    [ImageKernel(TopSobel, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void TopSobelConstant77FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/top_sobel/reflect")]
    [ImageKernel(TopSobel, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void TopSobelReflectFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/gauss5/constant")]
    [ImageKernel(Gauss5, Border = BorderMode.Constant, Channels = 3)]
    public static partial void Gauss5ConstantFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/nonsep3/reflect101")]
    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Nonsep3Reflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/zero3/constant77")]
    [ImageKernel(Zero3, Border = BorderMode.Constant, BorderValue = 77, Channels = 3)]
    public static partial void Zero3Constant77FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/17x31/f32c3/rand3x5/reflect")]
    [ImageKernel(Rand3x5, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void Rand3x5ReflectFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/64x64/f32c3/gauss7/constant")]
    [ImageKernel(Gauss7, Border = BorderMode.Constant, Channels = 3)]
    public static partial void Gauss7ConstantFloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("filter2D/479x641frame/u8c3/zero3/replicate")]
    [ImageKernel(Zero3, Border = BorderMode.Replicate, Channels = 3)]
    public static partial void Zero3ReplicateByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("Sobel/17x31/u8c3/d10k5/reflect101")]
    [ImageKernel(Sobel105, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel105Reflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("Sobel/17x31/u8c3/d10k5/reflect101")]
    [ImageKernel(Sobel105, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel105Reflect101ByteShort3(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [OpenCvCase("blur/17x31/u8c3/5x5/reflect101")]
    [ImageKernel(Box5x5, Border = BorderMode.Reflect101, Divisor = 25, Channels = 3)]
    public static partial void Box5x5Reflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c3/tri/reflect101")]
    [ImageKernel(Blur, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void BlurReflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c3/tri/reflect101")]
    [ImageKernel(Blur, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void BlurReflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c3/even/reflect101")]
    [ImageKernel(Even4x2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Even4x2Reflect101ByteFloat3(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c3/even/reflect101")]
    [ImageKernel(Even4x2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Even4x2Reflect101ByteByte3(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("Sobel/17x31/f32c3/d02k3/reflect101")]
    [ImageKernel(Sobel023, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel023Reflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("Sobel/17x31/f32c3/d10k5/reflect101")]
    [ImageKernel(Sobel105, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel105Reflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("Sobel/17x31/f32c3/d10k-1/reflect101")]
    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Sobel10ScharrReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("Laplacian/17x31/f32c3/k5/reflect101")]
    [ImageKernel(Laplacian5, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void Laplacian5Reflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/f32c3/deriv/reflect101")]
    [ImageKernel(Derivative, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void DerivativeReflect101FloatFloat3(ReadOnlyImageView<float> source, ImageView<float> destination);
}
