#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

using static KernelGen.Tests.OpenCv.OpenCvKernels;

namespace KernelGen.Tests.OpenCv;

/// <summary>OpenCV's blur, GaussianBlur and sepFilter2D of one channel of bytes and floats.</summary>
internal static partial class OpenCvSmoothingKernels
{
    [OpenCvCase("blur/17x31/u8c1/3x3/constant")]
    [ImageKernel(Box3x3, Border = BorderMode.Constant, Divisor = 9)]
    public static partial void Box3x3ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/17x31/u8c1/5x3s0.8_1.2/constant", RoundedTaps = true)]
    [ImageKernel(Gauss5x3, Border = BorderMode.Constant)]
    public static partial void Gauss5x3ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c1/tri/constant")]
    [OpenCvCase("sepFilter2D/1x1/u8c1/tri/constant")]
    [ImageKernel(Blur, Border = BorderMode.Constant)]
    public static partial void BlurConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c1/tri/constant")]
    [OpenCvCase("sepFilter2D/1x1/u8c1/tri/constant")]
    [ImageKernel(Blur, Border = BorderMode.Constant)]
    public static partial void BlurConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c1/row/constant")]
    [ImageKernel(Row123, Border = BorderMode.Constant)]
    public static partial void Row123ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/u8c1/row/constant")]
    [ImageKernel(Row123, Border = BorderMode.Constant)]
    public static partial void Row123ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/17x31/u8c1/5x5s0_0/replicate")]
    [ImageKernel(Gauss5, Border = BorderMode.Replicate)]
    public static partial void Gauss5ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/17x31/u8c1/7x7s0_0/replicate")]
    [ImageKernel(Gauss7, Border = BorderMode.Replicate)]
    public static partial void Gauss7ReplicateByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/17x31/u8c1/5x5s0_0/reflect")]
    [ImageKernel(Gauss5, Border = BorderMode.Reflect)]
    public static partial void Gauss5ReflectByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/17x31/u8c1/5x5s0_0/reflect101")]
    [ImageKernel(Gauss5, Border = BorderMode.Reflect101)]
    public static partial void Gauss5Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/5x5/u8c1/even/constant")]
    [ImageKernel(Even4x2, Border = BorderMode.Constant)]
    public static partial void Even4x2ConstantByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/5x5/u8c1/even/constant")]
    [ImageKernel(Even4x2, Border = BorderMode.Constant)]
    public static partial void Even4x2ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/5x5/u8c1/7x7s0_0/reflect101")]
    [ImageKernel(Gauss7, Border = BorderMode.Reflect101)]
    public static partial void Gauss7Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/5x5/u8c1/5x3s0.8_1.2/reflect101", RoundedTaps = true)]
    [ImageKernel(Gauss5x3, Border = BorderMode.Reflect101)]
    public static partial void Gauss5x3Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("sepFilter2D/1x7/u8c1/row/reflect101")]
    [ImageKernel(Row123, Border = BorderMode.Reflect101)]
    public static partial void Row123Reflect101ByteFloat(ReadOnlyImageView<byte> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/1x7/u8c1/row/reflect101")]
    [ImageKernel(Row123, Border = BorderMode.Reflect101)]
    public static partial void Row123Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/1x1/u8c1/5x5s0_0/constant")]
    [ImageKernel(Gauss5, Border = BorderMode.Constant)]
    public static partial void Gauss5ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("GaussianBlur/1x1/u8c1/7x7s0_0/constant")]
    [ImageKernel(Gauss7, Border = BorderMode.Constant)]
    public static partial void Gauss7ConstantByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("blur/1x1/u8c1/2x2/reflect101")]
    [ImageKernel(Box2x2, Border = BorderMode.Reflect101, Divisor = 4)]
    public static partial void Box2x2Reflect101ByteByte(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    [OpenCvCase("blur/17x31/f32c1/1x4/constant")]
    [ImageKernel(Box4x1, Border = BorderMode.Constant, Divisor = 4)]
    public static partial void Box4x1ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("GaussianBlur/17x31/f32c1/7x7s0_0/constant")]
    [ImageKernel(Gauss7, Border = BorderMode.Constant)]
    public static partial void Gauss7ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/f32c1/asym/constant", RoundedTaps = true)]
    [ImageKernel(AsymmetricDecimals, Border = BorderMode.Constant)]
    public static partial void AsymmetricDecimalsConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/f32c1/row/constant")]
    [ImageKernel(Row123, Border = BorderMode.Constant)]
    public static partial void Row123ConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("GaussianBlur/17x31/f32c1/5x5s1.5_1.5/reflect101", RoundedTaps = true)]
    [ImageKernel(Gauss5x5, Border = BorderMode.Reflect101)]
    public static partial void Gauss5x5Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/17x31/f32c1/asym/reflect101", RoundedTaps = true)]
    [ImageKernel(AsymmetricDecimals, Border = BorderMode.Reflect101)]
    public static partial void AsymmetricDecimalsReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("blur/5x5/f32c1/3x5/reflect101")]
    [ImageKernel(Box5x3, Border = BorderMode.Reflect101, Divisor = 15)]
    public static partial void Box5x3Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("GaussianBlur/5x5/f32c1/5x3s0.8_1.2/reflect101", RoundedTaps = true)]
    [OpenCvCase("GaussianBlur/1x1/f32c1/5x3s0.8_1.2/reflect101", RoundedTaps = true)]
    [ImageKernel(Gauss5x3Decimals, Border = BorderMode.Reflect101)]
    public static partial void Gauss5x3DecimalsReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/1x7/f32c1/deriv/constant")]
    [ImageKernel(Derivative, Border = BorderMode.Constant)]
    public static partial void DerivativeConstantFloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("sepFilter2D/1x7/f32c1/tri/reflect101")]
    [ImageKernel(Blur, Border = BorderMode.Reflect101)]
    public static partial void BlurReflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);

    [OpenCvCase("blur/1x1/f32c1/2x2/reflect101")]
    [ImageKernel(Box2x2, Border = BorderMode.Reflect101, Divisor = 4)]
    public static partial void Box2x2Reflect101FloatFloat(ReadOnlyImageView<float> source, ImageView<float> destination);
}
