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
    private const double WorthSharing = 30_000;

    /// <summary>Numbers of threads for which the parts should be even.</summary>
    private static readonly int[] s_teams = [2, 4, 8];

    /// <summary>The name of the loop; null where one thread is to run the kernel.</summary>
    /// <param name="kernel">The kernel with its schedule.</param>
    /// <param name="worthSharing">The least work that is shared out.</param>
    public static string? Choose(Kernel kernel, double worthSharing = WorthSharing)
    {
        Function function = kernel.Algorithm;
        if (function.Sizes.Count > 0 || Work(function.Body) < worthSharing)
        {
            return null;
        }

        (string? best, double most) = (null, 1.2);
        foreach (Loop loop in Chain(function.Body))
        {
            int tile = kernel.Schedule.Where(s => s.Loop == loop.Variable.Name).Select(s => s.Tile).DefaultIfEmpty(1).First();
            double speedUp = loop.TripCount is { } trips && !loop.LastMovesBack ? SpeedUp(trips, tile) : 1;
            if (speedUp > 1.05 * most && Independence.IsProven(function, loop))
            {
                (best, most) = (loop.Variable.Name, speedUp);
            }
        }

        return best;
    }

    /// <summary>How many times faster teams are in the mean: what all turns take over what the largest part takes.</summary>
    private static double SpeedUp(long trips, int tile) => s_teams.Average(team =>
    {
        (long steady, long rest) = (trips / tile, trips % tile);
        return trips / (double)Enumerable.Range(0, team).Max(part =>
            (tile * (WholeShare.Of(steady, part + 1, team) - WholeShare.Of(steady, part, team))) + (part == 0 ? rest : 0));
    });

    /// <summary>The loops that stand alone in one another, from the outermost.</summary>
    private static IEnumerable<Loop> Chain(Block body)
    {
        while (body.Statements.OfType<Loop>().Count() == 1 && body.Statements.All(s => s is Loop or Define or Bound or Note))
        {
            Loop loop = body.Statements.OfType<Loop>().First();
            yield return loop;
            body = loop.Body;
        }
    }

    private static double Work(Block block) => block.Statements.Sum(statement => statement switch
    {
        Loop loop => (loop.TripCount ?? 1) * Work(loop.Body),
        Block inner => Work(inner),
        _ => statement.Computed() is { } computed ? computed.Type.Lanes / 16.0 : 0,
    });
}
