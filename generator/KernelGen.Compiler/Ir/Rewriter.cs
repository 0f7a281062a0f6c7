namespace KernelGen.Compiler.Ir;

/// <summary>Walks a function and gives back a changed copy; a pass overrides what it changes.</summary>
internal abstract class Rewriter
{
    public virtual Block Visit(Block block)
    {
        var statements = new List<Statement>(block.Statements.Count);
        foreach (Statement statement in block.Statements)
        {
            Interruption.Check();
            Visit(statement, statements);
        }

        return new(statements);
    }

    /// <summary>Appends what takes the statement's place: one, none or several.</summary>
    protected virtual void Visit(Statement statement, List<Statement> output)
    {
        switch (statement)
        {
            case Block block:
                output.AddRange(Visit(block).Statements);
                break;
            case Loop loop:
                output.Add(loop with { Start = Visit(loop.Start), End = Visit(loop.End), Body = Visit(loop.Body) });
                break;
            case Define define:
                Expression initial = Visit(define.Initial);
                output.Add(new Define(VisitDefined(define.Target), initial));
                break;
            case Assign assign:
                output.Add(new Assign(Visit(assign.Target), Visit(assign.NewValue)));
                break;
            case Store store:
                output.Add(new Store(Visit(store.Buffer), Visit(store.Index), Visit(store.Value)));
                break;
            case Prefetch prefetch:
                output.Add(new Prefetch(Visit(prefetch.Buffer), Visit(prefetch.Index)));
                break;
            case RuntimeCall call:
                output.Add(call with
                {
                    Regions = [.. call.Regions.Select(r => r with { Buffer = Visit(r.Buffer), Index = Visit(r.Index) })],
                    Numbers = [.. call.Numbers.Select(Visit)],
                });
                break;
            case Advance advance:
                output.Add(new Advance(advance.Pointer, Visit(advance.Base), Visit(advance.Offset)));
                break;
            case Bound bound:
                output.Add(bound with { Value = bound.Value.Map(Visit) });
                break;
            default:
                output.Add(statement);
                break;
        }
    }

    protected virtual Expression Visit(Expression expression) => expression switch
    {
        // The most frequent first.
        MultiplyAdd fma => fma with { Left = Visit(fma.Left), Right = Visit(fma.Right), Addend = Visit(fma.Addend) },
        Read read => new Read(Visit(read.Value)),
        Counted counted => new Counted(Visit(counted.Number), counted.Type),
        Load load => new Load(Visit(load.Buffer), Visit(load.Index), load.Type),
        Broadcast load => new Broadcast(Visit(load.Buffer), Visit(load.Index), load.Type),
        LoadEverySecond load => new LoadEverySecond(Visit(load.Buffer), Visit(load.Index), load.Type),
        SumsOfRows sums => new SumsOfRows(Visit(sums.Buffer), Visit(sums.Index), sums.Type),
        Unary unary => unary with { Operand = Visit(unary.Operand) },
        Binary binary => binary with { Left = Visit(binary.Left), Right = Visit(binary.Right) },
        Shift shift => shift with { Operand = Visit(shift.Operand) },
        Select select => select with { Mask = Visit(select.Mask), WhenSet = Visit(select.WhenSet), WhenClear = Visit(select.WhenClear) },
        Conversion conversion => conversion with { Operand = Visit(conversion.Operand) },
        NarrowSaturated narrow => narrow with { Lower = Visit(narrow.Lower), Upper = Visit(narrow.Upper) },
        Unpack unpack => unpack with { Left = Visit(unpack.Left), Right = Visit(unpack.Right) },
        MultiplyAddPairs pairs => new MultiplyAddPairs(Visit(pairs.Left), Visit(pairs.Right)),
        SumOfSixteen sum => new SumOfSixteen([.. sum.Parts.Select(Visit)]),
        _ => expression,
    };

    protected virtual Affine Visit(Affine index) => index;

    protected virtual Buffer Visit(Buffer buffer) => buffer;

    protected virtual Value Visit(Value value) => value;

    protected virtual Value VisitDefined(Value value) => value;
}
