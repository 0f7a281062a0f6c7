using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Writes the turns of a loop one after another, so many to a round, in their order: for the taps of a kernel, where indices
/// become constants. What is left over runs in a loop of its own.
/// </summary>
internal sealed class Unroll(string loopName, int turns) : Rewriter
{
    /// <summary>Unrolls every loop of that name; as far as it goes where <paramref name="turns"/> is not said.</summary>
    public static Function Apply(Function function, string loopName, int turns = int.MaxValue) =>
        turns <= 1 ? function : function with { Body = new Unroll(loopName, turns).Visit(function.Body) };

    protected override void Visit(Statement statement, List<Statement> output)
    {
        if (statement is not Loop loop || loop.Variable.Name != loopName)
        {
            base.Visit(statement, output);
            return;
        }

        Block body = Visit(loop.Body);
        long trips = loop.TripCount ?? throw new InvalidOperationException($"The trip count of {loopName} is not known.");
        if (trips <= turns)
        {
            output.AddRange(Copies(loop, body, loop.Start, (int)trips));
            return;
        }

        long steady = trips / turns * turns;
        output.Add(loop with
        {
            End = loop.Start + (steady * loop.Step),
            Step = loop.Step * turns,
            Body = new Block(Copies(loop, body, loop.Variable, turns)),
        });
        output.AddRange(Copies(loop, body, loop.Start + (steady * loop.Step), (int)(trips - steady)));
    }

    private static List<Statement> Copies(Loop loop, Block body, Affine start, int count)
    {
        var output = new List<Statement>();
        for (int turn = 0; turn < count; turn++)
        {
            string suffix = turn.ToString(CultureInfo.InvariantCulture);
            var copy = new Substitution(loop.Variable, start + ((long)turn * loop.Step), $"_{loop.Variable.Name}{suffix}");
            output.AddRange(body.Statements.SelectMany(copy.Copy));
        }

        return output;
    }
}
