using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>C# spellings of types and numbers.</summary>
internal static class Literals
{
    public static string Keyword(this ElementType type) => type switch
    {
        ElementType.U8 => "byte",
        ElementType.I8 => "sbyte",
        ElementType.U16 => "ushort",
        ElementType.I16 => "short",
        ElementType.U32 => "uint",
        ElementType.I32 => "int",
        ElementType.F64 => "double",
        _ => "float",
    };

    /// <summary>The name of the element type as in <c>AsInt16</c> and <c>ConvertToInt32</c>.</summary>
    public static string FrameworkName(this ElementType type) => type switch
    {
        ElementType.U8 => "Byte",
        ElementType.I8 => "SByte",
        ElementType.U16 => "UInt16",
        ElementType.I16 => "Int16",
        ElementType.U32 => "UInt32",
        ElementType.I32 => "Int32",
        ElementType.F64 => "Double",
        _ => "Single",
    };

    /// <summary>
    /// The alias of a vector type: <c>V512</c> for floats, <c>V512Short</c> for <c>Vector512&lt;short&gt;</c>; the plain keyword for a scalar.
    /// </summary>
    public static string Text(this VectorType type) => (type.Element, Math.Max(128, type.Bits)) switch
    {
        _ when type.IsScalar => type.Element.Keyword(),
        (ElementType.F32, var bits) => "V" + bits.ToString(CultureInfo.InvariantCulture),
        var (element, bits) => "V" + bits.ToString(CultureInfo.InvariantCulture) + Alias(element),
    };

    private static string Alias(ElementType element) => element switch
    {
        ElementType.U8 => "Byte",
        ElementType.I8 => "SByte",
        ElementType.U16 => "UShort",
        ElementType.I16 => "Short",
        ElementType.U32 => "UInt",
        ElementType.I32 => "Int",
        _ => "Double",
    };

    /// <summary>
    /// The static class with the operations, for example <c>Vector512</c>. What is smaller than the smallest register stands in the
    /// lower lanes of one.
    /// </summary>
    public static string VectorClass(this VectorType type) => "Vector" + Math.Max(128, type.Bits).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of that type; floats round-trip.</summary>
    public static string Number(double number, ElementType type)
    {
        if (type == ElementType.F64)
        {
            return number.ToString("G17", CultureInfo.InvariantCulture) + "d";
        }

        if (type != ElementType.F32)
        {
            string whole = ((long)number).ToString(CultureInfo.InvariantCulture);
            return type == ElementType.I32 ? whole : number < 0 ? $"({type.Keyword()})({whole})" : $"({type.Keyword()}){whole}";
        }

        float value = (float)number;
        return value switch
        {
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            _ when float.IsNaN(value) => "float.NaN",
            _ => value.ToString("R", CultureInfo.InvariantCulture) + "f",
        };
    }
}
