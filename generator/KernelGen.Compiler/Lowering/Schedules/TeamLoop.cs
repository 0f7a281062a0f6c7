using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// Chooses the loop of a kernel whose turns several threads share out: one whose turns are proven independent, and that falls into
/// parts of about the same size. Every element is computed as by one thread, so the bits do not depend on their number.
/// </summary>
internal static class TeamLoop
{
    /// <summary>Statements on sixteen lanes below which threads would wait for one another longer than they would save.</summary>
    public const double WorthSharing = 30_000;

    /// <summary>The same where the lanes are samples: every value comes from memory for itself, and takes longer.</summary>
    public const double WorthSharingInBlock = 8_000;

    /// <summary>What sharing must give at least.</summary>
    private const double LeastSpeedUp = 1.2;

    /// <summary>How much more an inner loop must give than one around it.</summary>
    private const double Better = 1.05;

    /// <summary>Numbers of threads for which the parts should be even.</summary>
    private static readonly int[] s_teams = [2, 4, 8];

    /// <summary>The name of the loop; null where one thread is to run the kernel.</summary>
    /// <param name="kernel">The kernel with its schedule.</param>
    /// <param name="own">Buffers of which each thread has its own.</param>
    /// <param name="worthSharing">The least work that is shared out.</param>
    public static string? Choose(Kernel kernel, IReadOnlyList<Ir.Buffer>? own = null, double worthSharing = WorthSharing)
    {
        Function function = kernel.Algorithm;
        if (function.Sizes.Count > 0 || Work(function.Body) < worthSharing)
        {
            return null;
        }

        // Parts of a function between which all wait are independent by themselves; the loop must be in each of them.
        IReadOnlyList<Function> functions = Parts(function);
        IReadOnlyDictionary<string, double>[] parts = [.. functions.Select(p => SpeedUps(p, kernel.Schedule, own, isAlone: functions.Count == 1))];
        (string? best, double most) = (null, LeastSpeedUp);
        foreach (string loop in parts[0].Keys)
        {
            double speedUp = parts.Min(p => p.TryGetValue(loop, out double own) ? own : 1);
            if (speedUp > Better * most)
            {
                (best, most) = (loop, speedUp);
            }
        }

        return best;
    }

    /// <summary>The loops that threads can share, from the outermost, with what that gives.</summary>
    /// <param name="function">The function, or a part of it.</param>
    /// <param name="schedule">The tiles of its loops.</param>
    /// <param name="own">Buffers of which each thread has its own.</param>
    /// <param name="isAlone">Whether there is no other part, so that a loop need not be proven where one around it gives as much.</param>
    private static IReadOnlyDictionary<string, double> SpeedUps(
        Function function, IReadOnlyList<LoopSchedule> schedule, IReadOnlyList<Ir.Buffer>? own, bool isAlone)
    {
        double least = LeastSpeedUp;
        var found = new Dictionary<string, double>();
        Independence? independence = null;
        foreach (Loop loop in Chain(function.Body))
        {
            int tile = schedule.Where(s => s.Loop == loop.Variable.Name).Select(s => s.Tile).DefaultIfEmpty(1).First();
            double speedUp = loop.TripCount is { } trips && !loop.LastMovesBack ? SpeedUp(trips, tile) : 1;
            if (speedUp > Better * least && !found.ContainsKey(loop.Variable.Name) && (independence ??= new Independence(function)).IsProven(loop, own))
            {
                found.Add(loop.Variable.Name, speedUp);
                least = isAlone ? speedUp : least;
            }
        }

        return found;
    }

    /// <summary>The function for each part between two waits, with the loops around it.</summary>
    private static IReadOnlyList<Function> Parts(Function function)
    {
        if (!function.HasWaits)
        {
            return [function];
        }

        return [.. Cut(function.Body).Select(body => function with { Body = body })];

        static IEnumerable<Block> Cut(Block block)
        {
            if (block.Statements.OfType<Wait>().Any())
            {
                var before = new List<Statement>();
                var part = new List<Statement>();
                foreach (Statement statement in block.Statements.Append(new Wait()))
                {
                    if (statement is not Wait)
                    {
                        (statement is Bound or Note ? before : part).Add(statement);
                        continue;
                    }

                    // Between two waits, or behind the last, there may be nothing.
                    if (part.Count > 0)
                    {
                        foreach (Block inside in CutInside(new Block([.. before, .. part])))
                        {
                            yield return inside;
                        }

                        part.Clear();
                    }
                }

                yield break;
            }

            foreach (Block part in CutInside(block))
            {
                yield return part;
            }
        }

        // Parts may be inside a loop.
        static IEnumerable<Block> CutInside(Block block)
        {
            if (block.Statements.OfType<Loop>().SingleOrDefault(l => l.Body.All().OfType<Wait>().Any()) is not { } inner)
            {
                yield return block;
                yield break;
            }

            foreach (Block body in Cut(inner.Body))
            {
                yield return new Block([.. block.Statements.Select(s => s == inner ? inner with { Body = body } : s)]);
            }
        }
    }

    /// <summary>How many times faster teams are in the mean: what all turns take over what the largest part takes.</summary>
    private static double SpeedUp(long trips, int tile) => s_teams.Average(team =>
    {
        (long steady, long rest) = (trips / tile, trips % tile);
        return trips / (double)Enumerable.Range(0, team).Max(part =>
            (tile * (WholeShare.Of(steady, part + 1, team) - WholeShare.Of(steady, part, team))) + (part == 0 ? rest : 0));
    });

    /// <summary>The loops that stand alone in one another, from the outermost; in the end perhaps several of one name, one behind another.</summary>
    private static IEnumerable<Loop> Chain(Block body)
    {
        for (int count = 1; count == 1 && body.Statements.All(s => s is Loop or Define or Bound or Note);)
        {
            Loop[] loops = [.. body.Statements.OfType<Loop>()];
            count = loops.Select(l => l.Variable.Name).Distinct().Count() == 1 ? loops.Length : 0;
            if (count > 0)
            {
                yield return loops[0];
                body = loops[0].Body;
            }
        }
    }

    private static double Work(Block block) => block.Statements.Sum(statement => statement switch
    {
        Loop loop => (loop.TripCount ?? 1) * Work(loop.Body),
        Block inner => Work(inner),
        _ => statement.Computed() is { } computed ? computed.Type.Lanes / 16.0 : 0,
    });
}
