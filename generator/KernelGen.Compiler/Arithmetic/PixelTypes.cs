using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Arithmetic;

/// <summary>What the compiler knows of a pixel's type.</summary>
internal static class PixelTypes
{
    public static ElementType Element(this PixelType type) => type switch
    {
        PixelType.U8 => ElementType.U8,
        PixelType.U16 => ElementType.U16,
        PixelType.I16 => ElementType.I16,
        PixelType.I32 => ElementType.I32,
        _ => ElementType.F32,
    };

    public static bool IsInteger(this PixelType type) => type != PixelType.F32;

    public static long Least(this PixelType type) => type switch
    {
        PixelType.I16 => short.MinValue,
        PixelType.I32 => int.MinValue,
        _ => 0,
    };

    public static long Largest(this PixelType type) => type switch
    {
        PixelType.U8 => byte.MaxValue,
        PixelType.U16 => ushort.MaxValue,
        PixelType.I16 => short.MaxValue,
        _ => int.MaxValue,
    };
}
