namespace KernelGen.Generator.Declarations;

/// <summary>The bounds of an image kernel.</summary>
internal static class ImageKernelLimits
{
    /// <summary>The most rows or columns of a kernel.</summary>
    public const int Side = 255;

    /// <summary>The most interleaved channels of a pixel.</summary>
    public const int Channels = 4;

    /// <summary>The pixel types that can be combined, as text for messages.</summary>
    public const string PixelTypes = "byte to byte, byte to short, byte to float and float to float";

    public static bool IsSupported(PixelType source, PixelType destination) => (source, destination) switch
    {
        (PixelType.U8, PixelType.U8 or PixelType.I16 or PixelType.F32) => true,
        (PixelType.F32, PixelType.F32) => true,
        _ => false,
    };
}
