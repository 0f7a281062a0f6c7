#pragma warning disable KG0111 // all taps zero: legal, and OpenCV's cases have it

namespace KernelGen.Tests.OpenCv;

/// <summary>One kernel for each matrix, border and pair of types among OpenCV's one-channel cases.</summary>
internal static partial class OpenCvKernels
{
    private const string Blur = "1/16 1/8 1/16; 1/8 1/4 1/8; 1/16 1/8 1/16";
    private const string BottomSobel = "-1 -2 -1; 0 0 0; 1 2 1";
    private const string Emboss = "-2 -1 0; -1 1 1; 0 1 2";
    private const string Gauss5 =
        """
        1/256 1/64 3/128 1/64 1/256
        1/64 1/16 3/32 1/16 1/64
        3/128 3/32 9/64 3/32 3/128
        1/64 1/16 3/32 1/16 1/64
        1/256 1/64 3/128 1/64 1/256
        """;
    private const string Gauss7 =
        """
        1/1024 7/2048 7/1024 9/1024 7/1024 7/2048 1/1024
        7/2048 49/4096 49/2048 63/2048 49/2048 49/4096 7/2048
        7/1024 49/2048 49/1024 63/1024 49/1024 49/2048 7/1024
        9/1024 63/2048 63/1024 81/1024 63/1024 63/2048 9/1024
        7/1024 49/2048 49/1024 63/1024 49/1024 49/2048 7/1024
        7/2048 49/4096 49/2048 63/2048 49/2048 49/4096 7/2048
        1/1024 7/2048 7/1024 9/1024 7/1024 7/2048 1/1024
        """;
    private const string Identity = "0 0 0; 0 1 0; 0 0 0";
    private const string K1x2 = "1 -1";
    private const string K2x1 = "-1; 1";
    private const string Laplacian1 = "0 1 0; 1 -4 1; 0 1 0";
    private const string Laplacian3 = "2 0 2; 0 -8 0; 2 0 2";
    private const string Laplacian5 = "2 4 4 4 2; 4 0 -8 0 4; 4 -8 -24 -8 4; 4 0 -8 0 4; 2 4 4 4 2";
    private const string LeftSobel = "1 0 -1; 2 0 -2; 1 0 -1";
    private const string Nonsep3 = "1/16 1/8 3/16; 1/4 -5/16 3/8; -7/16 1/2 9/16";
    private const string Outline = "-1 -1 -1; -1 8 -1; -1 -1 -1";
    private const string Rand3x5 =
        """
        -4591321/134217728 -11510129/67108864 -9641821/8388608 5444477/4194304 7875031/134217728
        8801833/16777216 9420085/67108864 -9669675/33554432 10959377/33554432 -3552661/4194304
        15777409/134217728 15138753/67108864 -13138397/33554432 -13440643/33554432 15341719/67108864
        """;
    private const string Rand4x4 =
        """
        11926269/67108864 -11494811/33554432 -1813737/4194304 5268419/8388608
        1291447/8388608 296475/33554432 -5879297/16777216 -4472543/16777216
        -11241083/67108864 -2812033/16777216 -11546043/67108864 1294779/2097152
        5820493/33554432 -14268739/33554432 4695219/33554432 -9823759/16777216
        """;
    private const string RightSobel = "-1 0 1; -2 0 2; -1 0 1";
    private const string Sharpen = "0 -1 0; -1 5 -1; 0 -1 0";
    private const string Sobel013 = "-1 -2 -1; 0 0 0; 1 2 1";
    private const string Sobel017 =
        """
        -1 -6 -15 -20 -15 -6 -1
        -4 -24 -60 -80 -60 -24 -4
        -5 -30 -75 -100 -75 -30 -5
        0 0 0 0 0 0 0
        5 30 75 100 75 30 5
        4 24 60 80 60 24 4
        1 6 15 20 15 6 1
        """;
    private const string Sobel023 = "1 2 1; -2 -4 -2; 1 2 1";
    private const string Sobel101 = "-1 0 1";
    private const string Sobel105 = "-1 -2 0 2 1; -4 -8 0 8 4; -6 -12 0 12 6; -4 -8 0 8 4; -1 -2 0 2 1";
    private const string Sobel10Scharr = "-3 0 3; -10 0 10; -3 0 3";
    private const string Sobel203 = "1 -2 1; 2 -4 2; 1 -2 1";
    private const string TopSobel = "1 2 1; 0 0 0; -1 -2 -1";
    private const string Zero3 = "0 0 0; 0 0 0; 0 0 0";

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
