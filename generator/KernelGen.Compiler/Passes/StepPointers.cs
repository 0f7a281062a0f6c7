using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Gives each loop pointers of its own to what its body walks over, so that the innermost body is left with constant offsets,
/// which cost nothing, and the reader with short indices.
/// </summary>
internal sealed class StepPointers : Rewriter
{
    private readonly List<Symbol> _open = [];
    private readonly Dictionary<(Ir.Buffer Buffer, Affine Walked), Ir.Buffer> _pointers = [];

    public static Function Apply(Function function) => function with { Body = new StepPointers().Visit(function.Body) };

    protected override void Visit(Statement statement, List<Statement> output)
    {
        switch (statement)
        {
            case Loop loop:
                _open.Add(loop.Variable);
                var body = new List<Statement>();
                List<(Ir.Buffer, Affine)> made = MakePointers(loop, body);
                body.AddRange(Visit(loop.Body).Statements);
                made.ForEach(key => _pointers.Remove(key));
                _open.RemoveAt(_open.Count - 1);
                output.Add(loop with { Body = new Block(body) });
                break;
            case Store store:
                Expression value = Visit(store.Value);
                (Ir.Buffer buffer, Affine index) = Short(store.Buffer, store.Index);
                output.Add(new Store(buffer, index, value));
                break;
            case Prefetch prefetch:
                (Ir.Buffer ahead, Affine place) = Short(prefetch.Buffer, prefetch.Index);
                output.Add(new Prefetch(ahead, place));
                break;
            default:
                base.Visit(statement, output);
                break;
        }
    }

    protected override Expression Visit(Expression expression)
    {
        if (expression.Access() is not { } access)
        {
            return base.Visit(expression);
        }

        (Ir.Buffer buffer, Affine index) = Short(access.Buffer, access.Index);
        return expression switch
        {
            Load load => load with { Buffer = buffer, Index = index },
            Broadcast load => load with { Buffer = buffer, Index = index },
            LoadEverySecond load => load with { Buffer = buffer, Index = index },
            SumsOfRows sums => sums with { Buffer = buffer, Index = index },
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    private List<(Ir.Buffer, Affine)> MakePointers(Loop loop, List<Statement> body)
    {
        var made = new List<(Ir.Buffer, Affine)>();
        foreach ((Ir.Buffer buffer, Affine index) in AccessesOf(loop.Body))
        {
            Affine walked = index.Only(_open.Contains);
            if (walked.FactorOf(loop.Variable) == 0 || _pointers.ContainsKey((buffer, walked)))
            {
                continue;
            }

            Affine before = walked.Only(s => s != loop.Variable);
            Ir.Buffer from = _pointers.TryGetValue((buffer, before), out Ir.Buffer? outer) ? outer : buffer;
            Affine offset = from == buffer ? walked : walked - before;
            var pointer = new Ir.Buffer(Name(buffer, loop.Variable), buffer.Element, buffer.Length, buffer.IsWritten);
            body.Add(new Advance(pointer, from, offset));
            _pointers.Add((buffer, walked), pointer);
            made.Add((buffer, walked));
        }

        return made;
    }

    private (Ir.Buffer Buffer, Affine Index) Short(Ir.Buffer buffer, Affine index)
    {
        Affine walked = index.Only(_open.Contains);
        return _pointers.TryGetValue((buffer, walked), out Ir.Buffer? pointer) ? (pointer, index - walked) : (buffer, index);
    }

    private static string Name(Ir.Buffer buffer, Symbol variable) =>
        $"{buffer.Name}At{char.ToUpperInvariant(variable.Name[0])}{variable.Name.Substring(1)}";

    private static IEnumerable<(Ir.Buffer Buffer, Affine Index)> AccessesOf(Block block)
    {
        foreach (Statement statement in block.All())
        {
            foreach (Expression expression in statement.Computed()?.SelfAndOperands() ?? [])
            {
                if (expression.Access() is { } access)
                {
                    yield return (access.Buffer, access.Index);
                }
            }

            if (statement is Store store)
            {
                yield return (store.Buffer, store.Index);
            }
        }
    }
}
