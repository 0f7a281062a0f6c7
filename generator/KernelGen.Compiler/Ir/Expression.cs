namespace KernelGen.Compiler.Ir;

/// <summary>A computation without side effects.</summary>
internal abstract record Expression(VectorType Type)
{
    /// <summary>The buffer and the index of a memory access, with the number of elements it spans.</summary>
    public virtual (Buffer Buffer, Affine Index, int Span)? Access() => null;
}

/// <summary>A number in every lane.</summary>
internal sealed record Constant(double Number, VectorType Type) : Expression(Type);

/// <summary>A whole number in every lane, as a float.</summary>
internal sealed record Counted(Affine Number, VectorType Type) : Expression(Type);

/// <summary>The value of a local.</summary>
internal sealed record Read(Value Value) : Expression(Value.Type);

/// <summary>As many neighbouring elements as the type has lanes.</summary>
internal sealed record Load(Buffer Buffer, Affine Index, VectorType Type) : Expression(Type)
{
    public override (Buffer Buffer, Affine Index, int Span)? Access() => (Buffer, Index, Type.Lanes);

    public bool Equals(Load? other) => other is not null && Buffer == other.Buffer && Type == other.Type && Index.Equals(other.Index);

    public override int GetHashCode() => unchecked((Index.GetHashCode() * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Buffer));
}

/// <summary>One element in every lane.</summary>
internal sealed record Broadcast(Buffer Buffer, Affine Index, VectorType Type) : Expression(Type)
{
    public override (Buffer Buffer, Affine Index, int Span)? Access() => (Buffer, Index, 1);

    public bool Equals(Broadcast? other) => other is not null && Buffer == other.Buffer && Type == other.Type && Index.Equals(other.Index);

    public override int GetHashCode() => unchecked((Index.GetHashCode() * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Buffer));
}

/// <summary>Every second element: lane <c>i</c> is the element at <c>Index + 2 i</c>.</summary>
internal sealed record LoadEverySecond(Buffer Buffer, Affine Index, VectorType Type) : Expression(Type)
{
    public override (Buffer Buffer, Affine Index, int Span)? Access() => (Buffer, Index, 2 * Type.Lanes);

    public bool Equals(LoadEverySecond? other) => other is not null && Buffer == other.Buffer && Type == other.Type && Index.Equals(other.Index);

    public override int GetHashCode() => unchecked((Index.GetHashCode() * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Buffer));
}

internal enum UnaryOperator
{
    Negate,
    Absolute,
    SquareRoot,

    /// <summary>To the nearest whole number, ties to even.</summary>
    RoundToEven,

    /// <summary>To the whole number at or below.</summary>
    Floor,
}

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression(Operand.Type);

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>The smaller one; which one where a lane is NaN is not said.</summary>
    Minimum,

    /// <summary>The larger one; which one where a lane is NaN is not said.</summary>
    Maximum,
    And,
    Or,
    ExclusiveOr,

    /// <summary>All bits set where less, none elsewhere.</summary>
    LessThan,
    LessOrEqual,
    Equal,

    /// <summary>The upper half of the product of unsigned 16-bit lanes.</summary>
    MultiplyHigh,

    /// <summary>
    /// The root of the sum of both squares: of integers the nearest whole number, saturated, lane by lane; of floats without overflow on the way.
    /// </summary>
    Magnitude,
}

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression(Left.Type);

internal enum ShiftOperator
{
    Left,
    RightArithmetic,
    RightLogical,
}

/// <summary>Every lane shifted by a constant.</summary>
internal sealed record Shift(ShiftOperator Operator, Expression Operand, int Count) : Expression(Operand.Type);

/// <summary>
/// <c>Left * Right + Addend</c>, or <c>Addend - Left * Right</c> where negated: rounded once where the target has the
/// instruction, else after each step.
/// </summary>
internal sealed record MultiplyAdd(Expression Left, Expression Right, Expression Addend, bool Negated = false) : Expression(Addend.Type);

/// <summary>Where the mask's bits are set the first, elsewhere the second.</summary>
internal sealed record Select(Expression Mask, Expression WhenSet, Expression WhenClear) : Expression(WhenSet.Type);

internal enum ConversionKind
{
    /// <summary>Between integer and floating lanes of the same width; to integer by truncation.</summary>
    Numeric,

    /// <summary>The same bits, seen as another type.</summary>
    Bits,

    /// <summary>All lanes, each twice as wide, in a value of twice as many bits.</summary>
    Widen,

    /// <summary>The lower half of the lanes, each twice as wide.</summary>
    WidenLower,

    /// <summary>The upper half of the lanes, each twice as wide.</summary>
    WidenUpper,
}

internal sealed record Conversion(ConversionKind Kind, Expression Operand, VectorType Type) : Expression(Type);

/// <summary>
/// The lanes of two values, each half as wide, those out of range set to the nearest limit: in their order, or within blocks, where every
/// 128-bit block holds first its lanes of the lower value and then those of the upper one.
/// </summary>
internal sealed record NarrowSaturated(Expression Lower, Expression Upper, VectorType Type, bool WithinBlocks = false) : Expression(Type);

/// <summary>
/// The lanes of two values in turn, of the lower or the upper half of every 128-bit block. A narrowing within blocks of something made from both
/// halves has the lanes in their order again.
/// </summary>
internal sealed record Unpack(bool IsUpper, Expression Left, Expression Right) : Expression(Left.Type);

/// <summary>The sums of the products of two neighbouring 16-bit lanes, each in a lane of 32 bits.</summary>
internal sealed record MultiplyAddPairs(Expression Left, Expression Right) : Expression(new VectorType(ElementType.I32, Left.Type.Lanes / 2));

/// <summary>
/// The sum of sixteen lanes that stand in one, two or four values, added by halves (lanes 0–7 to 8–15, then 0–3 to 4–7, …), so
/// that each vector width gives the same bits.
/// </summary>
internal sealed record SumOfSixteen(IReadOnlyList<Expression> Parts) : Expression(new VectorType(ElementType.F32, 1));

/// <summary>
/// The sums of rows of sixteen elements that lie one after another, a row for each lane: each in the order of <see cref="SumOfSixteen"/>, but
/// many at once, which takes a fourth of the steps.
/// </summary>
internal sealed record SumsOfRows(Buffer Buffer, Affine Index, VectorType Type) : Expression(Type)
{
    public override (Buffer Buffer, Affine Index, int Span)? Access() => (Buffer, Index, 16 * Type.Lanes);

    public bool Equals(SumsOfRows? other) => other is not null && Buffer == other.Buffer && Type == other.Type && Index.Equals(other.Index);

    public override int GetHashCode() => unchecked((Index.GetHashCode() * 31) + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Buffer));
}
