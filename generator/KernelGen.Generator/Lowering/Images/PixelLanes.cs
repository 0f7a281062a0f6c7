using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Lowering.Images;

/// <summary>Brings loaded pixels into the lanes of a sum.</summary>
internal static class PixelLanes
{
    /// <summary>A register full of pixels, seen as lanes of the sum.</summary>
    public static Expression Packed(LaneLayout layout, Ir.Buffer buffer, Affine index) =>
        Bits(new Load(buffer, index, new VectorType(layout.Source, layout.Pixels)), layout.Sum);

    /// <summary>Every second (or fourth) pixel of a packed register, signed or not as the source is.</summary>
    public static Expression Part(LaneLayout layout, Expression packed, int part)
    {
        int bits = layout.Source.Bits();
        int wide = layout.Sum.Element.Bits();
        int above = wide - ((part + 1) * bits);
        if (layout.Source is ElementType.I16 or ElementType.I8)
        {
            Expression top = above == 0 ? packed : new Shift(ShiftOperator.Left, packed, above);
            return new Shift(ShiftOperator.RightArithmetic, top, wide - bits);
        }

        Expression low = part == 0 ? packed : new Shift(ShiftOperator.RightLogical, packed, part * bits);
        return above == 0 ? low : new Binary(BinaryOperator.And, low, new Constant((1L << bits) - 1, layout.Sum));
    }

    /// <summary>As many neighbouring pixels as the sum has lanes, each in a lane of its own.</summary>
    public static Expression Widened(LaneLayout layout, Ir.Buffer buffer, Affine index)
    {
        int lanes = layout.Sum.Lanes;
        Expression value = new Load(buffer, index, new VectorType(layout.Source, lanes));
        ElementType element = layout.Source;
        while (element.Bits() < layout.Sum.Element.Bits())
        {
            element = element switch
            {
                ElementType.U8 => ElementType.U16,
                ElementType.U16 => ElementType.U32,
                _ => ElementType.I32,
            };
            value = new Conversion(ConversionKind.Widen, value, new VectorType(element, lanes));
        }

        return layout.Sum.Element == ElementType.F32 && layout.Source != ElementType.F32
            ? new Conversion(ConversionKind.Numeric, Bits(value, new VectorType(ElementType.I32, lanes)), layout.Sum)
            : Bits(value, layout.Sum);
    }

    public static Expression Bits(Expression value, VectorType type) =>
        value.Type == type ? value : new Conversion(ConversionKind.Bits, value, type);
}
