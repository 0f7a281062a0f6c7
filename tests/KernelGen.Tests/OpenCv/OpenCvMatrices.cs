namespace KernelGen.Tests.OpenCv;

/// <summary>The matrices of OpenCV's one-channel cases.</summary>
internal static partial class OpenCvKernels
{
    internal const string Blur = "1/16 1/8 1/16; 1/8 1/4 1/8; 1/16 1/8 1/16";
    internal const string BottomSobel = "-1 -2 -1; 0 0 0; 1 2 1";
    internal const string Emboss = "-2 -1 0; -1 1 1; 0 1 2";
    internal const string Gauss5 =
        """
        1/256 1/64 3/128 1/64 1/256
        1/64 1/16 3/32 1/16 1/64
        3/128 3/32 9/64 3/32 3/128
        1/64 1/16 3/32 1/16 1/64
        1/256 1/64 3/128 1/64 1/256
        """;
    internal const string Gauss7 =
        """
        1/1024 7/2048 7/1024 9/1024 7/1024 7/2048 1/1024
        7/2048 49/4096 49/2048 63/2048 49/2048 49/4096 7/2048
        7/1024 49/2048 49/1024 63/1024 49/1024 49/2048 7/1024
        9/1024 63/2048 63/1024 81/1024 63/1024 63/2048 9/1024
        7/1024 49/2048 49/1024 63/1024 49/1024 49/2048 7/1024
        7/2048 49/4096 49/2048 63/2048 49/2048 49/4096 7/2048
        1/1024 7/2048 7/1024 9/1024 7/1024 7/2048 1/1024
        """;
    internal const string Identity = "0 0 0; 0 1 0; 0 0 0";
    internal const string K1x2 = "1 -1";
    internal const string K2x1 = "-1; 1";
    internal const string Laplacian1 = "0 1 0; 1 -4 1; 0 1 0";
    internal const string Laplacian3 = "2 0 2; 0 -8 0; 2 0 2";
    internal const string Laplacian5 = "2 4 4 4 2; 4 0 -8 0 4; 4 -8 -24 -8 4; 4 0 -8 0 4; 2 4 4 4 2";
    internal const string LeftSobel = "1 0 -1; 2 0 -2; 1 0 -1";
    internal const string Nonsep3 = "1/16 1/8 3/16; 1/4 -5/16 3/8; -7/16 1/2 9/16";
    internal const string Outline = "-1 -1 -1; -1 8 -1; -1 -1 -1";
    internal const string Rand3x5 =
        """
        -4591321/134217728 -11510129/67108864 -9641821/8388608 5444477/4194304 7875031/134217728
        8801833/16777216 9420085/67108864 -9669675/33554432 10959377/33554432 -3552661/4194304
        15777409/134217728 15138753/67108864 -13138397/33554432 -13440643/33554432 15341719/67108864
        """;
    internal const string Rand4x4 =
        """
        11926269/67108864 -11494811/33554432 -1813737/4194304 5268419/8388608
        1291447/8388608 296475/33554432 -5879297/16777216 -4472543/16777216
        -11241083/67108864 -2812033/16777216 -11546043/67108864 1294779/2097152
        5820493/33554432 -14268739/33554432 4695219/33554432 -9823759/16777216
        """;
    internal const string RightSobel = "-1 0 1; -2 0 2; -1 0 1";
    internal const string Sharpen = "0 -1 0; -1 5 -1; 0 -1 0";
    internal const string Sobel013 = "-1 -2 -1; 0 0 0; 1 2 1";
    internal const string Sobel017 =
        """
        -1 -6 -15 -20 -15 -6 -1
        -4 -24 -60 -80 -60 -24 -4
        -5 -30 -75 -100 -75 -30 -5
        0 0 0 0 0 0 0
        5 30 75 100 75 30 5
        4 24 60 80 60 24 4
        1 6 15 20 15 6 1
        """;
    internal const string Sobel023 = "1 2 1; -2 -4 -2; 1 2 1";
    internal const string Sobel101 = "-1 0 1";
    internal const string Sobel105 = "-1 -2 0 2 1; -4 -8 0 8 4; -6 -12 0 12 6; -4 -8 0 8 4; -1 -2 0 2 1";
    internal const string Sobel10Scharr = "-3 0 3; -10 0 10; -3 0 3";
    internal const string Sobel203 = "1 -2 1; 2 -4 2; 1 -2 1";
    internal const string TopSobel = "1 2 1; 0 0 0; -1 -2 -1";
    internal const string Zero3 = "0 0 0; 0 0 0; 0 0 0";
}
