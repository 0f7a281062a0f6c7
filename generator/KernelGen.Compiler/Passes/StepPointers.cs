using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Gives each loop, and each number that is computed inside of loops, pointers of its own to what it walks over, so that the innermost body is left with
/// constant offsets, which cost nothing, and the reader with short indices.
/// </summary>
internal sealed class StepPointers : Rewriter
{
    private readonly List<Symbol> _open = [];
    private readonly Dictionary<Ir.Buffer, List<Pointer>> _pointers = [];
    private readonly Dictionary<Block, List<Walk>> _walks;

    private StepPointers(Dictionary<Block, List<Walk>> walks) => _walks = walks;

    public static Function Apply(Function function) => function with { Body = new StepPointers(Walk.In(function.Body)).Visit(function.Body) };

    public override Block Visit(Block block)
    {
        // Numbers that are computed inside a block are known to its end.
        int open = _open.Count;
        var made = new List<List<Pointer>>();
        var output = new List<Statement>(block.Statements.Count);
        foreach (Statement statement in block.Statements)
        {
            Interruption.Check();
            Visit(statement, output);
            if (statement is Bound bound && _walks.TryGetValue(block, out List<Walk>? walks))
            {
                _open.Add(bound.Variable);
                made.AddRange(MakePointers(walks, bound.Variable, output));
            }
        }

        Close(made, open);
        return new(output);
    }

    protected override void Visit(Statement statement, List<Statement> output)
    {
        switch (statement)
        {
            case Loop loop:
                int open = _open.Count;
                _open.Add(loop.Variable);
                var body = new List<Statement>();
                List<List<Pointer>> made = MakePointers(_walks[loop.Body], loop.Variable, body);
                body.AddRange(Visit(loop.Body).Statements);
                Close(made, open);
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
            case RuntimeCall call:
                Region[] regions = [.. call.Regions.Select(region =>
                {
                    (Ir.Buffer part, Affine at) = Short(region.Buffer, region.Index);
                    return region with { Buffer = part, Index = at };
                })];
                output.Add(call with { Regions = regions });
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

    private void Close(List<List<Pointer>> made, int open)
    {
        made.ForEach(pointers => pointers.RemoveAt(pointers.Count - 1));
        _open.RemoveRange(open, _open.Count - open);
    }

    /// <summary>Gives back the lists that got a pointer at their end.</summary>
    private List<List<Pointer>> MakePointers(List<Walk> walks, Symbol variable, List<Statement> body)
    {
        var made = new List<List<Pointer>>();
        foreach (Walk walk in walks)
        {
            if (walk.Index.FactorOf(variable) == 0)
            {
                continue;
            }

            Affine walked = walk.Index.Only(_open);
            if (Find(walk.Buffer, walked) is not null)
            {
                continue;
            }

            Affine before = walked.Without(variable);
            Ir.Buffer from = Find(walk.Buffer, before) ?? walk.Buffer;
            Affine offset = from == walk.Buffer ? walked : walked - before;
            var pointer = new Ir.Buffer(Name(walk.Buffer, variable), walk.Buffer.Element, walk.Buffer.Length, walk.Buffer.IsWritten);
            body.Add(new Advance(pointer, from, offset));
            if (!_pointers.TryGetValue(walk.Buffer, out List<Pointer>? pointers))
            {
                _pointers.Add(walk.Buffer, pointers = []);
            }

            pointers.Add(new Pointer(walked, pointer));
            made.Add(pointers);
        }

        return made;
    }

    private (Ir.Buffer Buffer, Affine Index) Short(Ir.Buffer buffer, Affine index)
    {
        Affine walked = index.Only(_open);
        return Find(buffer, walked) is { } pointer ? (pointer, index - walked) : (buffer, index);
    }

    private Ir.Buffer? Find(Ir.Buffer buffer, Affine walked)
    {
        if (_pointers.TryGetValue(buffer, out List<Pointer>? pointers))
        {
            foreach (Pointer pointer in pointers)
            {
                if (pointer.Walked.Equals(walked))
                {
                    return pointer.Buffer;
                }
            }
        }

        return null;
    }

    private static string Name(Ir.Buffer buffer, Symbol variable) =>
        $"{Words.Stem(buffer.Name)}At{char.ToUpperInvariant(variable.Name[0])}{variable.Name.Substring(1)}";

    /// <summary>A pointer to a buffer at some sum of counters.</summary>
    private sealed class Pointer(Affine walked, Ir.Buffer buffer)
    {
        public Affine Walked => walked;

        public Ir.Buffer Buffer => buffer;
    }
}
