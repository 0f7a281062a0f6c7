#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

namespace KernelGen.Tests.OpenCv;

/// <summary>One kernel for each matrix, border and pair of types among OpenCV's one-channel cases.</summary>
internal static partial class OpenCvKernels
{
    [ImageKernel(Blur, Border = BorderMode.Constant)]
    public static partial void BlurConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Blur, Border = BorderMode.Constant)]
    public static partial void BlurConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Blur, Border = BorderMode.Wrap)]
    public static partial void BlurWrapFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Constant)]
    public static partial void BottomSobelConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Constant)]
    public static partial void BottomSobelConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void BottomSobelConstant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void BottomSobelConstant77ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Reflect101)]
    public static partial void BottomSobelReflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Reflect101)]
    public static partial void BottomSobelReflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(BottomSobel, Border = BorderMode.Wrap)]
    public static partial void BottomSobelWrapFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Emboss, Border = BorderMode.Constant)]
    public static partial void EmbossConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Emboss, Border = BorderMode.Constant)]
    public static partial void EmbossConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void EmbossConstant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Emboss, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void EmbossConstant77ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Emboss, Border = BorderMode.Reflect101)]
    public static partial void EmbossReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Emboss, Border = BorderMode.Replicate)]
    public static partial void EmbossReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Emboss, Border = BorderMode.Wrap)]
    public static partial void EmbossWrapFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Constant)]
    public static partial void Gauss5ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void Gauss5Constant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void Gauss5Constant77ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void Gauss5Constant77FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Reflect)]
    public static partial void Gauss5ReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Reflect)]
    public static partial void Gauss5ReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Reflect101)]
    public static partial void Gauss5Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Replicate)]
    public static partial void Gauss5ReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Wrap)]
    public static partial void Gauss5WrapByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Wrap)]
    public static partial void Gauss5WrapByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Gauss5, Border = BorderMode.Wrap)]
    public static partial void Gauss5WrapFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss7, Border = BorderMode.Constant)]
    public static partial void Gauss7ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Gauss7, Border = BorderMode.Reflect)]
    public static partial void Gauss7ReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gauss7, Border = BorderMode.Reflect)]
    public static partial void Gauss7ReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Gauss7, Border = BorderMode.Replicate)]
    public static partial void Gauss7ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Gauss7, Border = BorderMode.Replicate)]
    public static partial void Gauss7ReplicateByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Identity, Border = BorderMode.Constant)]
    public static partial void IdentityConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Identity, Border = BorderMode.Constant)]
    public static partial void IdentityConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Identity, Border = BorderMode.Constant)]
    public static partial void IdentityConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Identity, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void IdentityConstant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Identity, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void IdentityConstant77ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Identity, Border = BorderMode.Replicate)]
    public static partial void IdentityReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Identity, Border = BorderMode.Replicate)]
    public static partial void IdentityReplicateByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(K1x2, Border = BorderMode.Constant)]
    public static partial void K1x2ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(K1x2, Border = BorderMode.Reflect)]
    public static partial void K1x2ReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(K1x2, Border = BorderMode.Replicate)]
    public static partial void K1x2ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(K1x2, Border = BorderMode.Replicate)]
    public static partial void K1x2ReplicateByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(K1x2, Border = BorderMode.Replicate)]
    public static partial void K1x2ReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(K2x1, Border = BorderMode.Reflect101)]
    public static partial void K2x1Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Laplacian1, Border = BorderMode.Constant)]
    public static partial void Laplacian1ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Laplacian1, Border = BorderMode.Constant)]
    public static partial void Laplacian1ConstantByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Laplacian3, Border = BorderMode.Constant)]
    public static partial void Laplacian3ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Laplacian3, Border = BorderMode.Constant)]
    public static partial void Laplacian3ConstantByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Laplacian3, Border = BorderMode.Reflect)]
    public static partial void Laplacian3ReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Laplacian3, Border = BorderMode.Reflect)]
    public static partial void Laplacian3ReflectByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Laplacian5, Border = BorderMode.Constant)]
    public static partial void Laplacian5ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Laplacian5, Border = BorderMode.Constant)]
    public static partial void Laplacian5ConstantByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void LeftSobelConstant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void LeftSobelConstant77ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Reflect)]
    public static partial void LeftSobelReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Reflect)]
    public static partial void LeftSobelReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Reflect)]
    public static partial void LeftSobelReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Reflect101)]
    public static partial void LeftSobelReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(LeftSobel, Border = BorderMode.Replicate)]
    public static partial void LeftSobelReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Reflect)]
    public static partial void Nonsep3ReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Reflect)]
    public static partial void Nonsep3ReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101)]
    public static partial void Nonsep3Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Reflect101)]
    public static partial void Nonsep3Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Replicate)]
    public static partial void Nonsep3ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Nonsep3, Border = BorderMode.Replicate)]
    public static partial void Nonsep3ReplicateByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Outline, Border = BorderMode.Constant)]
    public static partial void OutlineConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Outline, Border = BorderMode.Constant)]
    public static partial void OutlineConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Outline, Border = BorderMode.Constant)]
    public static partial void OutlineConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Outline, Border = BorderMode.Reflect101)]
    public static partial void OutlineReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Outline, Border = BorderMode.Replicate)]
    public static partial void OutlineReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Constant)]
    public static partial void Rand3x5ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Constant)]
    public static partial void Rand3x5ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Constant)]
    public static partial void Rand3x5ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void Rand3x5Constant77FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Reflect101)]
    public static partial void Rand3x5Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Reflect101)]
    public static partial void Rand3x5Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Replicate)]
    public static partial void Rand3x5ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Replicate)]
    public static partial void Rand3x5ReplicateByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Wrap)]
    public static partial void Rand3x5WrapByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Rand3x5, Border = BorderMode.Wrap)]
    public static partial void Rand3x5WrapByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Rand4x4, Border = BorderMode.Reflect)]
    public static partial void Rand4x4ReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101)]
    public static partial void Rand4x4Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101)]
    public static partial void Rand4x4Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Rand4x4, Border = BorderMode.Reflect101)]
    public static partial void Rand4x4Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Rand4x4, Border = BorderMode.Replicate)]
    public static partial void Rand4x4ReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Constant)]
    public static partial void RightSobelConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Constant)]
    public static partial void RightSobelConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Constant)]
    public static partial void RightSobelConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void RightSobelConstant77ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Constant, BorderValue = 77)]
    public static partial void RightSobelConstant77FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(RightSobel, Border = BorderMode.Reflect101)]
    public static partial void RightSobelReflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Sharpen, Border = BorderMode.Constant)]
    public static partial void SharpenConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sharpen, Border = BorderMode.Reflect)]
    public static partial void SharpenReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Sharpen, Border = BorderMode.Reflect)]
    public static partial void SharpenReflectByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sharpen, Border = BorderMode.Reflect)]
    public static partial void SharpenReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sobel013, Border = BorderMode.Constant)]
    public static partial void Sobel013ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sobel013, Border = BorderMode.Constant)]
    public static partial void Sobel013ConstantByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Sobel017, Border = BorderMode.Reflect101)]
    public static partial void Sobel017Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sobel017, Border = BorderMode.Reflect101)]
    public static partial void Sobel017Reflect101ByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Sobel023, Border = BorderMode.Constant)]
    public static partial void Sobel023ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sobel101, Border = BorderMode.Constant)]
    public static partial void Sobel101ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sobel105, Border = BorderMode.Reflect101)]
    public static partial void Sobel105Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sobel105, Border = BorderMode.Reflect101)]
    public static partial void Sobel105Reflect101ByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Sobel10Scharr, Border = BorderMode.Constant)]
    public static partial void Sobel10ScharrConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101)]
    public static partial void Sobel10ScharrReflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101)]
    public static partial void Sobel10ScharrReflect101ByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Sobel10Scharr, Border = BorderMode.Reflect101)]
    public static partial void Sobel10ScharrReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Sobel203, Border = BorderMode.Constant)]
    public static partial void Sobel203ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Sobel203, Border = BorderMode.Constant)]
    public static partial void Sobel203ConstantByteShort(ReadOnlyImageView<byte> source, ImageView<short> destination);

    [ImageKernel(Sobel203, Border = BorderMode.Constant)]
    public static partial void Sobel203ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(TopSobel, Border = BorderMode.Constant)]
    public static partial void TopSobelConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(TopSobel, Border = BorderMode.Reflect)]
    public static partial void TopSobelReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(TopSobel, Border = BorderMode.Replicate)]
    public static partial void TopSobelReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(TopSobel, Border = BorderMode.Wrap)]
    public static partial void TopSobelWrapFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Zero3, Border = BorderMode.Constant)]
    public static partial void Zero3ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [ImageKernel(Zero3, Border = BorderMode.Constant)]
    public static partial void Zero3ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [ImageKernel(Zero3, Border = BorderMode.Reflect)]
    public static partial void Zero3ReflectFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [ImageKernel(Zero3, Border = BorderMode.Replicate)]
    public static partial void Zero3ReplicateFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);
}
