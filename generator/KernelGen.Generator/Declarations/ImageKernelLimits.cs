namespace KernelGen.Generator.Declarations;

/// <summary>The bounds of an image kernel.</summary>
internal static class ImageKernelLimits
{
    /// <summary>The most rows or columns of a kernel.</summary>
    public const int Side = 255;

    /// <summary>The most interleaved channels of a pixel.</summary>
    public const int Channels = 4;

    /// <summary>The pixel types that can be combined, as text for messages.</summary>
    public const string PixelTypes =
        "byte to byte, short, int or float; ushort to ushort, int or float; short to short, int or float; and float to float";

    public static bool IsSupported(PixelType source, PixelType destination) => (source, destination) switch
    {
        (PixelType.U8, PixelType.U8 or PixelType.I16 or PixelType.I32 or PixelType.F32) => true,
        (PixelType.U16, PixelType.U16 or PixelType.I32 or PixelType.F32) => true,
        (PixelType.I16, PixelType.I16 or PixelType.I32 or PixelType.F32) => true,
        (PixelType.F32, PixelType.F32) => true,
        _ => false,
    };

    /// <summary>The name and the bounds of an integer pixel type; null for floats, which have none.</summary>
    public static (string Name, long Least, long Largest)? Bounds(PixelType type) => type switch
    {
        PixelType.U8 => ("byte", byte.MinValue, byte.MaxValue),
        PixelType.U16 => ("ushort", ushort.MinValue, ushort.MaxValue),
        PixelType.I16 => ("short", short.MinValue, short.MaxValue),
        PixelType.I32 => ("int", int.MinValue, int.MaxValue),
        _ => null,
    };
}
