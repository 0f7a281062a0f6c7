using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Images;

/// <summary>Brings pixels in memory into lanes, and lanes into other types.</summary>
internal static class Lanes
{
    /// <summary>Neighbouring elements, each in a lane of the wanted type, which is as wide or wider.</summary>
    public static Expression Load(Ir.Buffer buffer, Affine index, VectorType type)
    {
        int lanes = type.Lanes;
        Expression value = new Load(buffer, index, new VectorType(buffer.Element, lanes));
        ElementType element = buffer.Element;
        while (element.Bits() < type.Element.Bits())
        {
            element = element switch
            {
                ElementType.U8 => ElementType.U16,
                ElementType.U16 => ElementType.U32,
                _ => ElementType.I32,
            };
            value = new Conversion(ConversionKind.Widen, value, new VectorType(element, lanes));
        }

        return type.Element == ElementType.F32 && buffer.Element != ElementType.F32
            ? new Conversion(ConversionKind.Numeric, Bits(value, new VectorType(ElementType.I32, lanes)), type)
            : Bits(value, type);
    }

    public static Expression Bits(Expression value, VectorType type) =>
        value.Type == type ? value : new Conversion(ConversionKind.Bits, value, type);

    /// <summary>A whole number in every lane; 16-bit lanes take its lowest bits.</summary>
    public static Expression Whole(long number, VectorType type) =>
        new Constant(type.Element == ElementType.I16 ? unchecked((short)number) : number, type);

    public static Expression And(Expression left, Expression right) => new Binary(BinaryOperator.And, left, right);

    /// <summary>A full register of lanes of one type.</summary>
    public static VectorType Register(Target target, ElementType element) => new(element, target.VectorBits / element.Bits());
}
