using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>The C# text of one expression.</summary>
internal static class ExpressionEmitter
{
    /// <summary>The text where nothing around it can change its meaning: as an argument, or on the right of an assignment.</summary>
    public static string Bare(Expression expression, LocalNames names)
    {
        string text = Text(expression, names);
        if (text.Length < 2 || text[0] != '(')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i == text.Length - 1 ? text.Substring(1, text.Length - 2) : text;
            }
        }

        return text;
    }

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
            Counted c when type.IsScalar => $"(float)({names.Text(c.Number)})",
            Counted c => $"{vector}.Create((float)({names.Text(c.Number)}))",
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
            SumsOfRows s => $"Lanes.SumsOfRows{(s.Type.IsScalar ? "" : s.Type.Bits.ToString(CultureInfo.InvariantCulture))}({Address(s.Buffer, s.Index, names)})",
            Unary u => UnaryText(u, names),
            Binary b => BinaryText(b, names),
            Shift s => $"({Text(s.Operand, names)} {ShiftSign(s.Operator)} {s.Count.ToString(CultureInfo.InvariantCulture)})",
            MultiplyAdd m => MultiplyAddText(m, names),
            Select s when type.IsScalar => $"({Text(s.Mask, names)} ? {Text(s.WhenSet, names)} : {Text(s.WhenClear, names)})",
            Select s => $"{vector}.ConditionalSelect({Bare(s.Mask, names)}, {Bare(s.WhenSet, names)}, {Bare(s.WhenClear, names)})",
            Conversion c => ConversionText(c, names),
            NarrowSaturated n =>
                $"PixelLanes.{(n.WithinBlocks ? "PackTo" : "NarrowTo")}{n.Type.Element.FrameworkName()}({Bare(n.Lower, names)}, {Bare(n.Upper, names)})",
            Unpack u => $"PixelLanes.Unpack{(u.IsUpper ? "Upper" : "Lower")}({Bare(u.Left, names)}, {Bare(u.Right, names)})",
            MultiplyAddPairs p => $"PixelLanes.MultiplyAddPairs({Bare(p.Left, names)}, {Bare(p.Right, names)})",
            SumOfSixteen s => $"Lanes.SumOfSixteen({string.Join(", ", s.Parts.Select(p => Bare(p, names)))})",
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    /// <summary>
    /// A pointer to an element, for example <c>&amp;inputAtOy[3]</c>. Not a sum: the C# compiler takes twenty times longer to bind
    /// one, and <c>Vector512.Load</c> longer still, which is seconds where a network has some ten thousand of them.
    /// </summary>
    public static string Address(Ir.Buffer buffer, Affine index, LocalNames names) =>
        index.Equals(Affine.Zero) && !names.MarksNumbers ? names.Of(buffer) : "&" + Element(buffer, index, names);

    /// <summary>A vector in memory, to read or to assign.</summary>
    public static string VectorAt(VectorType type, Ir.Buffer buffer, Affine index, LocalNames names) =>
        $"*({type.Text()}*){Address(buffer, index, names)}";

    public static string Element(Ir.Buffer buffer, Affine index, LocalNames names) => $"{names.Of(buffer)}[{names.Text(index)}]";

    private static bool IsNegativeZero(double number) => number == 0 && BitConverter.DoubleToInt64Bits(number) < 0;

    private static string UnaryText(Unary unary, LocalNames names)
    {
        bool scalar = unary.Type.IsScalar;
        string operand = unary.Operator == UnaryOperator.Negate && scalar ? Text(unary.Operand, names) : Bare(unary.Operand, names);
        string prefix = scalar ? "global::System.MathF" : unary.Type.VectorClass();
        return unary.Operator switch
        {
            UnaryOperator.Negate when scalar => $"(-{operand})",
            UnaryOperator.Negate => $"{prefix}.Negate({operand})",
            UnaryOperator.Absolute => $"{prefix}.Abs({operand})",
            UnaryOperator.SquareRoot => $"{prefix}.Sqrt({operand})",
            UnaryOperator.Floor => $"{prefix}.Floor({operand})",
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
        if (infix is not null)
        {
            return $"({left} {infix} {right})";
        }

        (string bareLeft, string bareRight) = (Bare(binary.Left, names), Bare(binary.Right, names));
        return binary.Operator switch
        {
            BinaryOperator.Minimum when vector.Length == 0 => $"global::System.MathF.Min({bareLeft}, {bareRight})",
            BinaryOperator.Maximum when vector.Length == 0 => $"global::System.MathF.Max({bareLeft}, {bareRight})",
            BinaryOperator.Minimum => $"{vector}.MinNative({bareLeft}, {bareRight})",
            BinaryOperator.Maximum => $"{vector}.MaxNative({bareLeft}, {bareRight})",
            BinaryOperator.MultiplyHigh => $"{MultiplyHighClass(binary.Type)}.MultiplyHigh({bareLeft}, {bareRight})",
            BinaryOperator.Magnitude => $"PixelLanes.Magnitude({bareLeft}, {bareRight})",
            BinaryOperator.LessThan => $"{vector}.LessThan({bareLeft}, {bareRight})",
            BinaryOperator.LessOrEqual => $"{vector}.LessThanOrEqual({bareLeft}, {bareRight})",
            _ => $"{vector}.Equals({bareLeft}, {bareRight})",
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
        string left = fma.Negated ? "-" + Text(fma.Left, names) : Bare(fma.Left, names);
        string right = Bare(fma.Right, names);
        string addend = Bare(fma.Addend, names);
        string function = fma.Type switch
        {
            { IsScalar: true } => "global::System.MathF.FusedMultiplyAdd",
            { Bits: 128 } => "Lanes.MultiplyAdd",
            _ => $"{fma.Type.VectorClass()}.FusedMultiplyAdd",
        };
        return $"{function}({left}, {right}, {addend})";
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
            ConversionKind.WidenLower or ConversionKind.WidenUpper when conversion.Type.Element == ElementType.F64 =>
                $"PixelLanes.ToDouble{(conversion.Kind == ConversionKind.WidenLower ? "Lower" : "Upper")}({operand})",
            ConversionKind.WidenLower => $"{vector}.WidenLower({operand})",
            _ => $"{vector}.WidenUpper({operand})",
        };
    }
}
