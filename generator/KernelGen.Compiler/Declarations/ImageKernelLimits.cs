namespace KernelGen.Compiler.Declarations;

/// <summary>The bounds of an image kernel.</summary>
internal static class ImageKernelLimits
{
    /// <summary>The most rows or columns of a kernel.</summary>
    public const int Side = 255;

    /// <summary>The most interleaved channels of a pixel.</summary>
    public const int Channels = 4;

    /// <summary>The most operations of a pipeline, each counted once for every value that it is applied to.</summary>
    public const int PipelineOperations = 64;

    /// <summary>The pixel types that a pipeline can read and write, as text for messages.</summary>
    public const string PipelinePixelTypes = "byte, ushort, short or float to byte, ushort, short, int or float";

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

    /// <summary>Whether a pipeline can have these ends. Whether its values fit them is a question of its stages.</summary>
    public static bool IsSupportedPipeline(PixelType source, PixelType destination) => source != PixelType.I32;

    /// <summary>The bounds of an integer pixel type; null for floats, which have none.</summary>
    public static (long Least, long Largest)? Bounds(PixelType type) => type switch
    {
        PixelType.U8 => (byte.MinValue, byte.MaxValue),
        PixelType.U16 => (ushort.MinValue, ushort.MaxValue),
        PixelType.I16 => (short.MinValue, short.MaxValue),
        PixelType.I32 => (int.MinValue, int.MaxValue),
        _ => null,
    };

    /// <summary>Whether a pixel can have a value, or one that is rounded to a float of ordinary size.</summary>
    public static bool IsPixel(Rational value, PixelType type) => Bounds(type) is var (least, largest)
        ? value.IsFinite && value.IsWhole && value.Numerator >= least && value.Numerator <= largest
        : !value.IsFinite || !float.IsInfinity(value.ToSingle());

    /// <summary>What a pixel of that type can have, as text for messages.</summary>
    public static string Values(PixelType type) => Bounds(type) is var (least, largest)
        ? FormattableString.Invariant($"a whole number from {least} to {largest}")
        : "a number from -3.4028235E+38 to 3.4028235E+38, an infinity or NaN";

    /// <summary>A pixel type as users write it.</summary>
    public static string Name(PixelType type) => type switch
    {
        PixelType.U8 => "byte",
        PixelType.U16 => "ushort",
        PixelType.I16 => "short",
        PixelType.I32 => "int",
        _ => "float",
    };
}
