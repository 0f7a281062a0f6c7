using System.Globalization;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Emit;

/// <summary>The C# text of one expression.</summary>
internal static class ExpressionEmitter
{
    /// <summary>The text, with locals and pointers called as the function has named them.</summary>
    public static string Text(Expression expression, LocalNames names)
    {
        VectorType type = expression.Type;
        string vector = type.IsScalar ? "" : type.VectorClass();
        return expression switch
        {
            Constant c when type.IsScalar => Literals.Number(c.Number, type.Element),
            Constant { Number: 0 } c when !IsNegativeZero(c.Number) => $"{type.Text()}.Zero",
            Constant c => $"{vector}.Create({Literals.Number(c.Number, type.Element)})",
            Read r => names.Of(r.Value),
            Load l when type.IsScalar => Element(l.Buffer, l.Index, names),
            Load { Type.Bits: 64 or 32 } l =>
                $"Vector128.CreateScalarUnsafe(*({(type.Bits == 64 ? "ulong" : "uint")}*){Address(l.Buffer, l.Index, names)}).As{type.Element.FrameworkName()}()",
            Load l => VectorAt(type, l.Buffer, l.Index, names),
            Broadcast b when type.IsScalar => Element(b.Buffer, b.Index, names),
            Broadcast { Type.Element: ElementType.F32 } b => $"Lanes.Broadcast{type.Bits.ToString(CultureInfo.InvariantCulture)}({Element(b.Buffer, b.Index, names)})",
            Broadcast b => $"{vector}.Create({Element(b.Buffer, b.Index, names)})",
            LoadEverySecond l when type.IsScalar => Element(l.Buffer, l.Index, names),
            LoadEverySecond l => $"Lanes.EverySecond({VectorAt(type, l.Buffer, l.Index, names)}, {VectorAt(type, l.Buffer, l.Index + type.Lanes, names)})",
            Unary u => UnaryText(u, names),
            Binary b => BinaryText(b, names),
            Shift s => $"({Text(s.Operand, names)} {ShiftSign(s.Operator)} {s.Count.ToString(CultureInfo.InvariantCulture)})",
            MultiplyAdd m => MultiplyAddText(m, names),
            Select s when type.IsScalar => $"({Text(s.Mask, names)} ? {Text(s.WhenSet, names)} : {Text(s.WhenClear, names)})",
            Select s => $"{vector}.ConditionalSelect({Text(s.Mask, names)}, {Text(s.WhenSet, names)}, {Text(s.WhenClear, names)})",
            Conversion c => ConversionText(c, names),
            NarrowSaturated n => $"{n.Lower.Type.VectorClass()}.NarrowWithSaturation({Text(n.Lower, names)}, {Text(n.Upper, names)})",
            SumOfSixteen s => $"Lanes.SumOfSixteen({string.Join(", ", s.Parts.Select(p => Text(p, names)))})",
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    /// <summary>
    /// A pointer to an element, for example <c>&amp;inputAtOy[3]</c>. Not a sum: the C# compiler takes twenty times longer to bind
    /// one, and <c>Vector512.Load</c> longer still, which is seconds where a network has some ten thousand of them.
    /// </summary>
    public static string Address(Ir.Buffer buffer, Affine index, LocalNames names) =>
        index.Equals(Affine.Zero) ? names.Of(buffer) : "&" + Element(buffer, index, names);

    /// <summary>A vector in memory, to read or to assign.</summary>
    public static string VectorAt(VectorType type, Ir.Buffer buffer, Affine index, LocalNames names) =>
        $"*({type.Text()}*){Address(buffer, index, names)}";

    public static string Element(Ir.Buffer buffer, Affine index, LocalNames names) => $"{names.Of(buffer)}[{names.Text(index)}]";

    private static bool IsNegativeZero(double number) => number == 0 && BitConverter.DoubleToInt64Bits(number) < 0;

    private static string UnaryText(Unary unary, LocalNames names)
    {
        string operand = Text(unary.Operand, names);
        bool scalar = unary.Type.IsScalar;
        string prefix = scalar ? "global::System.MathF" : unary.Type.VectorClass();
        return unary.Operator switch
        {
            UnaryOperator.Negate when scalar => $"(-{operand})",
            UnaryOperator.Negate => $"{prefix}.Negate({operand})",
            UnaryOperator.Absolute => $"{prefix}.Abs({operand})",
            UnaryOperator.SquareRoot => $"{prefix}.Sqrt({operand})",
            _ => $"{prefix}.Round({operand})",
        };
    }

    private static string BinaryText(Binary binary, LocalNames names)
    {
        string left = Text(binary.Left, names);
        string right = Text(binary.Right, names);
        string vector = binary.Type.IsScalar ? "" : binary.Type.VectorClass();
        string? infix = binary.Operator switch
        {
            BinaryOperator.Add => "+",
            BinaryOperator.Subtract => "-",
            BinaryOperator.Multiply => "*",
            BinaryOperator.Divide => "/",
            BinaryOperator.And => "&",
            BinaryOperator.Or => "|",
            BinaryOperator.ExclusiveOr => "^",
            BinaryOperator.LessThan when vector.Length == 0 => "<",
            BinaryOperator.LessOrEqual when vector.Length == 0 => "<=",
            BinaryOperator.Equal when vector.Length == 0 => "==",
            _ => null,
        };
        return infix is not null
            ? $"({left} {infix} {right})"
            : binary.Operator switch
            {
                BinaryOperator.Minimum when vector.Length == 0 => $"global::System.MathF.Min({left}, {right})",
                BinaryOperator.Maximum when vector.Length == 0 => $"global::System.MathF.Max({left}, {right})",
                BinaryOperator.Minimum => $"{vector}.MinNative({left}, {right})",
                BinaryOperator.Maximum => $"{vector}.MaxNative({left}, {right})",
                BinaryOperator.MultiplyHigh => $"{MultiplyHighClass(binary.Type)}.MultiplyHigh({left}, {right})",
                BinaryOperator.LessThan => $"{vector}.LessThan({left}, {right})",
                BinaryOperator.LessOrEqual => $"{vector}.LessThanOrEqual({left}, {right})",
                _ => $"{vector}.Equals({left}, {right})",
            };
    }

    /// <summary>Wide vectors are x86's, where this is one instruction; the framework has no portable form of it.</summary>
    private static string MultiplyHighClass(VectorType type) => type.Bits switch
    {
        512 => "global::System.Runtime.Intrinsics.X86.Avx512BW",
        256 => "global::System.Runtime.Intrinsics.X86.Avx2",
        _ => "Lanes",
    };

    // Lanes are signed but where a logical shift is meant.
    private static string ShiftSign(ShiftOperator shift) => shift switch
    {
        ShiftOperator.Left => "<<",
        ShiftOperator.RightArithmetic => ">>",
        _ => ">>>",
    };

    private static string MultiplyAddText(MultiplyAdd fma, LocalNames names)
    {
        string left = Text(fma.Left, names);
        string right = Text(fma.Right, names);
        string addend = Text(fma.Addend, names);
        string function = fma.Type switch
        {
            { IsScalar: true } => "global::System.MathF.FusedMultiplyAdd",
            { Bits: 128 } => "Lanes.MultiplyAdd",
            _ => $"{fma.Type.VectorClass()}.FusedMultiplyAdd",
        };
        return $"{function}({(fma.Negated ? "-" + left : left)}, {right}, {addend})";
    }

    private static string ConversionText(Conversion conversion, LocalNames names)
    {
        if (conversion is { Kind: ConversionKind.Bits, Type.IsScalar: false, Operand: Load { Type.Bits: >= 128 } load })
        {
            return VectorAt(conversion.Type, load.Buffer, load.Index, names);
        }

        string operand = Text(conversion.Operand, names);
        operand = operand[0] == '*' ? $"({operand})" : operand;
        string to = conversion.Type.Element.FrameworkName();
        string vector = conversion.Operand.Type.IsScalar ? "" : conversion.Operand.Type.VectorClass();
        return conversion.Kind switch
        {
            ConversionKind.Numeric when conversion.Type.IsScalar => $"({conversion.Type.Element.Keyword()})({operand})",
            ConversionKind.Numeric => $"{vector}.ConvertTo{to}({operand})",
            ConversionKind.Bits => $"{operand}.As{to}()",
            ConversionKind.Widen when conversion.Type.Bits > 128 =>
                $"{conversion.Type.VectorClass()}.WidenLower({operand}.ToVector{conversion.Type.Bits.ToString(CultureInfo.InvariantCulture)}Unsafe())",
            ConversionKind.Widen => $"Vector128.WidenLower({operand})",
            ConversionKind.WidenLower => $"{vector}.WidenLower({operand})",
            _ => $"{vector}.WidenUpper({operand})",
        };
    }
}
