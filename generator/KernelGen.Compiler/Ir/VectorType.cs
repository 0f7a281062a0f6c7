namespace KernelGen.Compiler.Ir;

/// <summary>The type of one lane.</summary>
internal enum ElementType
{
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    F32,

    /// <summary>Where sums are wider than 32 bits.</summary>
    F64,
}

/// <summary>The type of a value: so many lanes of one element type. One lane is a scalar.</summary>
internal readonly record struct VectorType(ElementType Element, int Lanes)
{
    public bool IsScalar => Lanes == 1;

    public int Bits => Lanes * Element.Bits();

    public override string ToString() => IsScalar ? Element.ToString().ToLowerInvariant() : $"{Element.ToString().ToLowerInvariant()}x{Lanes}";
}

internal static class ElementTypes
{
    /// <summary>The width of one lane.</summary>
    public static int Bits(this ElementType type) => type switch
    {
        ElementType.U8 or ElementType.I8 => 8,
        ElementType.U16 or ElementType.I16 => 16,
        ElementType.F64 => 64,
        _ => 32,
    };
}
