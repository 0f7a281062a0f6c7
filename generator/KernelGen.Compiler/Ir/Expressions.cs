namespace KernelGen.Compiler.Ir;

/// <summary>Walks over what an expression or a block is made of.</summary>
internal static class Expressions
{
    /// <summary>The direct operands, in the order in which they are evaluated.</summary>
    public static IReadOnlyList<Expression> Operands(this Expression expression) => expression switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Shift shift => [shift.Operand],
        MultiplyAdd fma => [fma.Left, fma.Right, fma.Addend],
        Select select => [select.Mask, select.WhenSet, select.WhenClear],
        Conversion conversion => [conversion.Operand],
        NarrowSaturated narrow => [narrow.Lower, narrow.Upper],
        Unpack unpack => [unpack.Left, unpack.Right],
        MultiplyAddPairs pairs => [pairs.Left, pairs.Right],
        SumOfSixteen sum => sum.Parts,
        _ => [],
    };

    /// <summary>The expression and all below it.</summary>
    public static IEnumerable<Expression> SelfAndOperands(this Expression expression)
    {
        yield return expression;
        foreach (Expression operand in expression.Operands())
        {
            foreach (Expression inner in operand.SelfAndOperands())
            {
                yield return inner;
            }
        }
    }

    /// <summary>The expression that a statement computes itself, without those of a loop's body.</summary>
    public static Expression? Computed(this Statement statement) => statement switch
    {
        Define define => define.Initial,
        Assign assign => assign.NewValue,
        Store store => store.Value,
        _ => null,
    };

    /// <summary>The statements of a block and of all loops in it.</summary>
    public static IEnumerable<Statement> All(this Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            yield return statement;
            if (statement is Loop loop)
            {
                foreach (Statement inner in loop.Body.All())
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>The buffer and the index of a memory access, with the number of elements it spans.</summary>
    public static (Buffer Buffer, Affine Index, int Span)? Access(this Expression expression) => expression switch
    {
        Load load => (load.Buffer, load.Index, load.Type.Lanes),
        Broadcast load => (load.Buffer, load.Index, 1),
        LoadEverySecond load => (load.Buffer, load.Index, 2 * load.Type.Lanes),
        SumsOfRows sums => (sums.Buffer, sums.Index, 16 * sums.Type.Lanes),
        _ => null,
    };
}
