using KernelGen.Compiler.Ir;

namespace KernelGen.Generator.Tests.Support;

using Block = KernelGen.Compiler.Ir.Block;

/// <summary>
/// Runs a function as it is, without optimising. Lanes are kept as bits: a float's own, or the number itself for integers. A multiply
/// and add is rounded once.
/// </summary>
/// <remarks>
/// A function is turned into delegates first, each with memory of its own for what it computes, because random layers run many millions of
/// operations.
/// </remarks>
internal sealed class Interpreter
{
    private readonly Dictionary<Symbol, Cell> _counters = [];
    private readonly Dictionary<Compiler.Ir.Buffer, BufferPlace> _places = [];
    private readonly InterpretedExpressions _expressions;
    private readonly Function _function;
    private readonly Action _body;

    public Interpreter(Function function)
    {
        _function = function;
        _expressions = new InterpretedExpressions(Index, At);
        foreach (Compiler.Ir.Buffer buffer in function.Buffers)
        {
            _places.Add(buffer, new BufferPlace());
        }

        foreach (Symbol size in function.Sizes)
        {
            _counters.Add(size, new Cell());
        }

        _body = Sequence(function.Body);
    }

    /// <summary>What happens where threads wait for one another; nothing where one runs all.</summary>
    public Action? OnWait { get; set; }

    /// <summary>Runs the function over the memory of its buffers.</summary>
    public static void Run(Function function, IReadOnlyList<int[]> memory, params IReadOnlyList<long> sizes) =>
        new Interpreter(function).Run([.. memory.Select(m => (m, 0L))], sizes);

    /// <summary>Runs the function over places in memory that buffers may share.</summary>
    public void Run(IReadOnlyList<(int[] Memory, long Offset)> places, IReadOnlyList<long> sizes)
    {
        for (int i = 0; i < places.Count; i++)
        {
            (_places[_function.Buffers[i]].Memory, _places[_function.Buffers[i]].Offset) = places[i];
        }

        for (int i = 0; i < sizes.Count; i++)
        {
            _counters[_function.Sizes[i]].Number = sizes[i];
        }

        _body();
    }

    private Action Sequence(Block block)
    {
        Action[] steps = [.. block.Statements.Select(Step).OfType<Action>()];
        return steps.Length == 1 ? steps[0] : () =>
        {
            foreach (Action step in steps)
            {
                step();
            }
        };
    }

    private Action? Step(Statement statement)
    {
        switch (statement)
        {
            case Block inner:
                return Sequence(inner);
            case Loop loop:
                return Loop(loop);
            case Define define:
                return _expressions.Define(define);
            case Assign assign:
                return _expressions.Assign(assign);
            case Store store:
                (int[] stored, Action? compute) = _expressions.Of(store.Value);
                (BufferPlace to, InterpretedIndex index) = (At(store.Buffer), Index(store.Index));
                return () =>
                {
                    compute?.Invoke();
                    stored.CopyTo(to.Memory, checked((int)(to.Offset + index.Value)));
                };
            case Advance advance:
                (BufferPlace pointer, BufferPlace from, InterpretedIndex offset) = (At(advance.Pointer), At(advance.Base), Index(advance.Offset));
                return () => (pointer.Memory, pointer.Offset) = (from.Memory, from.Offset + offset.Value);
            case RuntimeCall call:
                return RuntimeCaller.Bind(
                    call.Method,
                    [.. call.Regions.Select(r => (At(r.Buffer), Index(r.Index)))],
                    [.. call.Numbers.Select(Index)]);
            case Bound bound:
                return Name(bound);
            case Wait:
                return () => OnWait?.Invoke();
            case Prefetch or Note:
                return null;
            default:
                throw new NotSupportedException(statement.GetType().Name);
        }
    }

    private Action Loop(Loop loop)
    {
        (InterpretedIndex start, InterpretedIndex end) = (Index(loop.Start), Index(loop.End));
        var counter = new Cell();
        _counters.Add(loop.Variable, counter);
        Action body = Sequence(loop.Body);
        _counters.Remove(loop.Variable);
        return () =>
        {
            long limit = end.Value;
            for (long i = start.Value; i < limit; i += loop.Step)
            {
                counter.Number = loop.LastMovesBack ? Math.Min(i, limit - loop.Step) : i;
                body();
            }
        };
    }

    private Action Name(Bound bound)
    {
        var sums = new Dictionary<Affine, InterpretedIndex>();
        bound.Value.Map(sum =>
        {
            sums[sum] = Index(sum);
            return sum;
        });
        if (!_counters.TryGetValue(bound.Variable, out Cell? named))
        {
            _counters.Add(bound.Variable, named = new Cell());
        }

        return () => named.Number = bound.Value.Value(sum => sums[sum].Value);
    }

    private BufferPlace At(Compiler.Ir.Buffer buffer)
    {
        if (!_places.TryGetValue(buffer, out BufferPlace? place))
        {
            _places.Add(buffer, place = new BufferPlace());
        }

        return place;
    }

    private InterpretedIndex Index(Affine index) => new(index.Constant, [.. index.Terms.Select(t => (_counters[t.Key], t.Value))]);
}

/// <summary>Where a buffer begins.</summary>
internal sealed class BufferPlace
{
    public int[] Memory { get; set; } = [];

    public long Offset { get; set; }
}
