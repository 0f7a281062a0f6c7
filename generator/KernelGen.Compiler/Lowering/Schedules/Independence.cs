using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// Proves that the turns of a loop may run at the same time: what one of them writes no other reads or writes. Places in a written buffer are
/// sums of loop variables times factors; like the digits of a number, they never meet where each factor is larger than all that the smaller ones
/// can add up to.
/// </summary>
internal static class Independence
{
    /// <summary>Whether the turns of a loop are independent, also of those that run in another turn of the loops around it.</summary>
    public static bool IsProven(Function function, Loop loop)
    {
        Loop[] loops = [.. function.Body.All().OfType<Loop>()];
        return function.Buffers.Where(b => b.IsWritten).All(buffer => AreApart([.. AccessesOf(function.Body, buffer)], loop, loops));
    }

    private static bool AreApart(IReadOnlyList<(Affine Index, int Span)> accesses, Loop shared, IReadOnlyList<Loop> loops)
    {
        if (accesses.Count == 0)
        {
            return true;
        }

        Affine first = accesses[0].Index;
        long stride = first.FactorOf(shared.Variable);
        if (stride <= 0 || accesses.Any(a => !(a.Index - first).IsConstant))
        {
            return false;
        }

        // What one turn covers without its loops, then loop after loop, from the smallest factor to the largest.
        long covered = accesses.Max(a => (a.Index - first).Constant + a.Span) - accesses.Min(a => (a.Index - first).Constant);
        foreach (KeyValuePair<Symbol, long> term in first.Terms.OrderBy(t => Math.Abs(t.Value)).ThenBy(t => t.Key == shared.Variable ? 1 : 0))
        {
            if (loops.FirstOrDefault(l => l.Variable == term.Key) is not { Start.IsConstant: true, TripCount: { } trips } loop)
            {
                return false;
            }

            // Loops inside one turn may go over a place again; the shared one and those of larger strides may not.
            long factor = Math.Abs(term.Value);
            if (factor >= stride && factor < covered)
            {
                return false;
            }

            covered += factor * Math.Max(0, loop.LastMovesBack ? (loop.End - loop.Start).Constant - loop.Step : (trips - 1) * loop.Step);
        }

        return true;
    }

    private static IEnumerable<(Affine Index, int Span)> AccessesOf(Block body, Ir.Buffer buffer)
    {
        foreach (Statement statement in body.All())
        {
            if (statement is Store store && store.Buffer == buffer)
            {
                yield return (store.Index, store.Value.Type.Lanes);
            }

            foreach (Expression expression in statement.Computed()?.SelfAndOperands() ?? [])
            {
                if (expression.Access() is { } access && access.Buffer == buffer)
                {
                    yield return (access.Index, access.Span);
                }
            }
        }
    }
}
