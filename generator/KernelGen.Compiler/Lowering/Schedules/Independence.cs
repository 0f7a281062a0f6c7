using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Programs;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// Proves that the turns of a loop may run at the same time: what one of them writes no other reads or writes. Places in a written buffer are
/// sums of loop variables times factors; like the digits of a number, they never meet where each factor is larger than all that the smaller ones
/// can add up to.
/// </summary>
internal sealed class Independence
{
    private readonly Loop[] _loops;
    private readonly Dictionary<Symbol, Loop> _loopOf;
    private readonly Dictionary<Symbol, Bound> _boundOf;
    private readonly IReadOnlyDictionary<Ir.Buffer, List<(Affine Index, int Span, bool IsWritten)>> _written;

    /// <summary>Reads a function, of which several loops may be asked for.</summary>
    public Independence(Function function)
    {
        IReadOnlyList<Statement> all = function.Body.All();
        _loops = [.. all.OfType<Loop>()];
        _loopOf = _loops.GroupBy(l => l.Variable).ToDictionary(l => l.Key, l => l.First());
        _boundOf = all.OfType<Bound>().GroupBy(b => b.Variable).ToDictionary(b => b.Key, b => b.First());

        // Written buffers are looked at in one walk: there may be many, and a function may be long.
        _written = AccessesOfWritten(all).ToDictionary(b => b.Key, b => b.Value.ToList());
    }

    /// <summary>Whether the turns of a loop are independent, also of those that run in another turn of the loops around it.</summary>
    /// <param name="loop">One of the function's loops, with those of the same name: whoever runs a turn of one runs that of the others.</param>
    /// <param name="own">Buffers of which each thread has its own: they may hold nothing from one turn to another.</param>
    public bool IsProven(Loop loop, IReadOnlyList<Ir.Buffer>? own = null)
    {
        Loop[] shared = [.. _loops.Where(l => l.Variable.Name == loop.Variable.Name)];
        var turns = new SeparateTurns(_loopOf, shared);
        if (shared.Length > 1 && !turns.AreTheSame)
        {
            return false;
        }

        return _written.Keys.All(buffer => own?.Contains(buffer) == true
            ? shared.All(l => !FirstAccess.Of(l.Body).IsRead(buffer))
            : _written[buffer] is var accesses
                && (AreApart([.. accesses.Select(a => (a.Index, a.Span))], loop) || turns.AreApart(accesses)));
    }

    private bool AreApart(IReadOnlyList<(Affine Index, int Span)> accesses, Loop shared)
    {
        if (accesses.Count == 0)
        {
            return true;
        }

        Affine first = accesses[0].Index;
        long stride = first.FactorOf(shared.Variable);
        if (stride <= 0)
        {
            return false;
        }

        // Where accesses walk over the large steps in loops of their own, all that counts is where they are within such a step.
        long period = 0;
        List<(long Start, int Span)>? starts = Starts(accesses, first);
        if (starts is null)
        {
            period = accesses.SelectMany(a => a.Index.Terms).Select(t => Math.Abs(t.Value)).Where(f => f > stride).Aggregate(0L, GreatestDivisor);
            if (period <= stride)
            {
                return false;
            }

            accesses = [.. accesses.Select(a => (Within(a.Index, period), a.Span))];
            first = accesses[0].Index;
            starts = Starts(accesses, first);
            if (starts is null)
            {
                return false;
            }
        }

        // What one turn covers without its loops, then loop after loop, from the smallest factor to the largest.
        long covered = starts.Max(a => a.Start + a.Span) - starts.Min(a => a.Start);
        foreach (KeyValuePair<Symbol, long> term in first.Terms.OrderBy(t => Math.Abs(t.Value)).ThenBy(t => t.Key == shared.Variable ? 1 : 0))
        {
            if (SpanOf(term.Key) is not { } span)
            {
                return false;
            }

            // Loops inside one turn may go over a place again; the shared one and those of larger strides may not.
            long factor = Math.Abs(term.Value);
            if (factor >= stride && factor < covered)
            {
                return false;
            }

            covered += factor * span;
        }

        return period == 0 || covered <= period;
    }

    /// <summary>How far behind the first each access begins; null where that is not the same in every turn.</summary>
    private static List<(long Start, int Span)>? Starts(IReadOnlyList<(Affine Index, int Span)> accesses, Affine first)
    {
        var starts = new List<(long Start, int Span)>(accesses.Count);
        foreach ((Affine index, int span) in accesses)
        {
            Affine behind = index - first;
            if (!behind.IsConstant)
            {
                return null;
            }

            starts.Add((behind.Constant, span));
        }

        return starts;
    }

    /// <summary>A place within a step of the larger strides.</summary>
    private static Affine Within(Affine index, long period)
    {
        foreach (KeyValuePair<Symbol, long> term in index.Terms.Where(t => t.Value % period == 0).ToArray())
        {
            index = index.Replace(term.Key, 0);
        }

        return index - (index.Constant / period * period);
    }

    private static long GreatestDivisor(long left, long right) => right == 0 ? left : GreatestDivisor(right, left % right);

    /// <summary>The difference of the largest and the least value of a number; null where it is not known.</summary>
    private long? SpanOf(Symbol symbol)
    {
        if (_loopOf.TryGetValue(symbol, out Loop? loop))
        {
            return loop is { Start.IsConstant: true, TripCount: { } trips }
                ? Math.Max(0, loop.LastMovesBack ? (loop.End - loop.Start).Constant - loop.Step : (trips - 1) * loop.Step)
                : null;
        }

        // A number that is computed from counters: nothing is said of two of its values but that they are in its range.
        return _boundOf.TryGetValue(symbol, out Bound? bound) && RangeOf(bound.Value) is { } range ? range.Most - range.Least : null;

        (long Least, long Most)? RangeOf(Whole whole)
        {
            bool isKnown = true;
            (long Least, long Most) range = whole.Range(sum =>
            {
                (long least, long most) = (sum.Constant, sum.Constant);
                foreach (KeyValuePair<Symbol, long> term in sum.Terms)
                {
                    if (_loopOf.TryGetValue(term.Key, out Loop? counter) && counter is { Start: { IsConstant: true, Constant: 0 }, TripCount: { } trips, Step: var step, LastMovesBack: false } && trips > 0)
                    {
                        (least, most) = (least + Math.Min(0, term.Value * (trips - 1) * step), most + Math.Max(0, term.Value * (trips - 1) * step));
                    }
                    else if (_boundOf.TryGetValue(term.Key, out Bound? other) && RangeOf(other.Value) is { } inner)
                    {
                        (least, most) = (least + Math.Min(term.Value * inner.Least, term.Value * inner.Most), most + Math.Max(term.Value * inner.Least, term.Value * inner.Most));
                    }
                    else
                    {
                        isKnown = false;
                    }
                }

                return (least, most);
            });
            return isKnown ? range : null;
        }
    }

    /// <summary>The different accesses to each buffer that is written, in their order.</summary>
    private static Dictionary<Ir.Buffer, HashSet<(Affine Index, int Span, bool IsWritten)>> AccessesOfWritten(IReadOnlyList<Statement> all)
    {
        var accesses = new Dictionary<Ir.Buffer, HashSet<(Affine Index, int Span, bool IsWritten)>>();
        foreach (Ir.Buffer buffer in all.SelectMany(s => s.Written()))
        {
            accesses[buffer] = [];
        }

        foreach (Statement statement in all)
        {
            if (statement is Store store)
            {
                accesses[store.Buffer].Add((store.Index, store.Value.Type.Lanes, true));
            }

            foreach (Region region in (statement as RuntimeCall)?.Regions ?? [])
            {
                if (accesses.TryGetValue(region.Buffer, out HashSet<(Affine, int, bool)>? known))
                {
                    known.Add((region.Index, region.Length, region.IsWritten));
                }
            }

            foreach (Expression expression in statement.Computed()?.SelfAndOperands() ?? [])
            {
                if (expression.Access() is { } access && accesses.TryGetValue(access.Buffer, out HashSet<(Affine, int, bool)>? known))
                {
                    known.Add((access.Index, access.Span, false));
                }
            }
        }

        return accesses;
    }
}
