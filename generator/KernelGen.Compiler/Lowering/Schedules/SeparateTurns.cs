using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// A proof for two accesses at a time: either all that a turn covers with both is within one stride of the turns, or what all turns cover with one is in front
/// of what they cover with the other. The turns may be those of several loops, one behind another.
/// </summary>
/// <param name="loops">All loops of a function by their counters.</param>
/// <param name="shared">Those whose turns are shared.</param>
internal sealed class SeparateTurns(IReadOnlyDictionary<Symbol, Loop> loops, IReadOnlyList<Loop> shared)
{
    /// <summary>Whether the loops have the same turns, and none is within another.</summary>
    public bool AreTheSame => shared.All(l =>
        l.TripCount is { } trips && trips == shared[0].TripCount && l.Step == shared[0].Step && l.Start.Equals(shared[0].Start)
        && !l.Body.All().Any(s => shared.Contains(s)));

    /// <summary>Whether accesses to a buffer never meet in different turns.</summary>
    public bool AreApart(IReadOnlyList<(Affine Index, int Span, bool IsWritten)> accesses)
    {
        (long Stride, (long First, long End)? Range)[] places = [.. accesses.Select(a => (StrideOf(a.Index), RangeOf(a.Index, a.Span)))];
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                if ((accesses[i].IsWritten || accesses[j].IsWritten) && !AreApart(places[i], places[j]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AreApart((long Stride, (long First, long End)? Range) left, (long Stride, (long First, long End)? Range) right)
    {
        (long stride, long other) = (left.Stride, right.Stride);
        if (stride < 0 || other < 0 || left.Range is not var (first, end) || right.Range is not var (otherFirst, otherEnd))
        {
            return false;
        }

        if (stride > 0 && stride == other && Math.Max(end, otherEnd) - Math.Min(first, otherFirst) <= stride)
        {
            return true;
        }

        return shared[0].TripCount is { } trips && (end + (stride * Way(trips)) <= otherFirst || otherEnd + (other * Way(trips)) <= first);

        long Way(long turns) => Math.Max(0, (turns - 1) * shared[0].Step);
    }

    private long StrideOf(Affine index) => shared.Select(l => index.FactorOf(l.Variable)).FirstOrDefault(f => f != 0);

    /// <summary>What a place can be in the first turn; nothing where that is not known.</summary>
    private (long First, long End)? RangeOf(Affine index, int span)
    {
        (long first, long end) = (index.Constant, index.Constant + span);
        foreach (KeyValuePair<Symbol, long> term in index.Terms)
        {
            if (!loops.TryGetValue(term.Key, out Loop? loop) || loop is not { Start.IsConstant: true, TripCount: { } trips })
            {
                return null;
            }

            long way = shared.Contains(loop) ? 0 : Math.Max(0, loop.LastMovesBack ? (loop.End - loop.Start).Constant - loop.Step : (trips - 1) * loop.Step);
            long start = term.Value * loop.Start.Constant;
            first += start + Math.Min(0, term.Value * way);
            end += start + Math.Max(0, term.Value * way);
        }

        return (first, end);
    }
}
