namespace KernelGen.Compiler.Ir;

/// <summary>What a loop uses of what is outside: buffers, pointers into them, and numbers, each in the order of its first use.</summary>
internal sealed class FreeNames
{
    private readonly List<Buffer> _buffers = [];
    private readonly List<Symbol> _symbols = [];
    private readonly HashSet<object> _known = [];

    private FreeNames()
    {
    }

    public IReadOnlyList<Buffer> Buffers => _buffers;

    public IReadOnlyList<Symbol> Symbols => _symbols;

    /// <summary>Finds them.</summary>
    /// <exception cref="InvalidOperationException">The loop uses a local from outside, which no caller can hand over.</exception>
    public static FreeNames Of(Loop loop)
    {
        var names = new FreeNames();
        names.Add(loop);
        return names;
    }

    private void Add(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                block.Statements.ToList().ForEach(Add);
                break;
            case Loop loop:
                Use(loop.Start);
                Use(loop.End);
                _known.Add(loop.Variable);
                if (loop.Aligned is { } aligned)
                {
                    Use(aligned);
                }

                Add(loop.Body);
                break;
            case Bound bound:
                bound.Value.Map(sum =>
                {
                    Use(sum);
                    return sum;
                });
                _known.Add(bound.Variable);
                break;
            case Advance advance:
                Use(advance.Base, advance.Offset);
                _known.Add(advance.Pointer);
                break;
            case Prefetch prefetch:
                Use(prefetch.Buffer, prefetch.Index);
                break;
            case RuntimeCall call:
                foreach (Region region in call.Regions)
                {
                    Use(region.Buffer, region.Index);
                }

                foreach (Affine number in call.Numbers)
                {
                    Use(number);
                }

                break;
            case Store store:
                Use(store.Value);
                Use(store.Buffer, store.Index);
                break;
            case Define define:
                Use(define.Initial);
                _known.Add(define.Target);
                break;
            case Assign assign:
                Use(assign.NewValue);
                break;
        }
    }

    private void Use(Expression expression)
    {
        foreach (Expression part in expression.SelfAndOperands())
        {
            if (part.Access() is { } access)
            {
                Use(access.Buffer, access.Index);
            }
            else if (part is Counted counted)
            {
                Use(counted.Number);
            }
            else if (part is Read read && !_known.Contains(read.Value))
            {
                throw new InvalidOperationException($"A stage reads {read.Value}, which is outside of it.");
            }
        }
    }

    private void Use(Buffer buffer, Affine index)
    {
        Use(buffer);
        Use(index);
    }

    private void Use(Buffer buffer)
    {
        if (_known.Add(buffer))
        {
            _buffers.Add(buffer);
        }
    }

    private void Use(Affine sum)
    {
        foreach (KeyValuePair<Symbol, long> term in sum.Terms)
        {
            if (_known.Add(term.Key))
            {
                _symbols.Add(term.Key);
            }
        }
    }
}
