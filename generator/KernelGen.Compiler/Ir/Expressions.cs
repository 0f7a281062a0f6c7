namespace KernelGen.Compiler.Ir;

/// <summary>Walks over what an expression or a block is made of.</summary>
internal static class Expressions
{
    /// <summary>The direct operands, in the order in which they are evaluated.</summary>
    public static Expression[] Operands(this Expression expression) => expression switch
    {
        // The most frequent first.
        MultiplyAdd fma => [fma.Left, fma.Right, fma.Addend],
        Read or Load or Broadcast => [],
        Binary binary => [binary.Left, binary.Right],
        Unary unary => [unary.Operand],
        Shift shift => [shift.Operand],
        Select select => [select.Mask, select.WhenSet, select.WhenClear],
        Conversion conversion => [conversion.Operand],
        NarrowSaturated narrow => [narrow.Lower, narrow.Upper],
        Unpack unpack => [unpack.Left, unpack.Right],
        MultiplyAddPairs pairs => [pairs.Left, pairs.Right],
        SumOfSixteen sum => [.. sum.Parts],
        _ => [],
    };

    /// <summary>The expression and all below it.</summary>
    public static List<Expression> SelfAndOperands(this Expression expression)
    {
        var all = new List<Expression>();
        Add(expression);
        return all;

        void Add(Expression part)
        {
            all.Add(part);
            foreach (Expression operand in part.Operands())
            {
                Add(operand);
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

    /// <summary>The buffers that a statement writes itself, without those of a loop's body.</summary>
    public static IEnumerable<Buffer> Written(this Statement statement) => statement switch
    {
        Store store => [store.Buffer],
        RuntimeCall call => call.Regions.Where(r => r.IsWritten).Select(r => r.Buffer),
        _ => [],
    };

    /// <summary>The statements of a block and of all loops in it.</summary>
    public static IReadOnlyList<Statement> All(this Block block)
    {
        // A list: iterators in one another take a step for each loop around a statement.
        var all = new List<Statement>();
        Add(block);
        return all;

        void Add(Block part)
        {
            foreach (Statement statement in part.Statements)
            {
                all.Add(statement);
                if (statement is Loop loop)
                {
                    Add(loop.Body);
                }
            }
        }
    }
}
