using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Unroll and jam: runs several turns of a loop side by side, each with locals of its own, so that what they load is loaded once and
/// their sums stay in registers. What the tile leaves over becomes a smaller tile behind the steady loop.
/// The turns must not depend on one another.
/// </summary>
internal sealed class RegisterTile(string loopName, int turns) : Rewriter
{
    public static Function Apply(Function function, string loopName, int turns) =>
        turns <= 1 ? function : function with { Body = new RegisterTile(loopName, turns).Visit(function.Body) };

    protected override void Visit(Statement statement, List<Statement> output)
    {
        if (statement is not Loop loop || loop.Variable.Name != loopName)
        {
            base.Visit(statement, output);
            return;
        }

        long trips = loop.TripCount ?? throw new InvalidOperationException($"The trip count of {loopName} is not known.");
        long steady = trips / turns * turns;
        if (steady > 0)
        {
            output.Add(loop with
            {
                End = loop.Start + (steady * loop.Step),
                Step = loop.Step * turns,
                Body = Jam(loop, turns),
            });
        }

        if (trips > steady)
        {
            int rest = (int)(trips - steady);
            if (steady > 0)
            {
                output.Add(new Note(string.Format(CultureInfo.InvariantCulture, "The last {0} of {1} {2} {3} in a smaller tile.", rest, trips, Words.Of(loopName), rest == 1 ? "follows" : "follow")));
            }

            var variable = new Symbol(loop.Variable.Name);
            Loop tail = loop with { Start = loop.Start + (steady * loop.Step), Step = loop.Step * rest };
            Block body = Jam(loop, rest);
            output.Add(tail with
            {
                Variable = variable,
                Body = new Block([.. body.Statements.SelectMany(new Substitution(loop.Variable, variable).Copy)]),
            });
        }
    }

    private static Block Jam(Loop loop, int turns)
    {
        if (turns == 1)
        {
            return loop.Body;
        }

        var copies = new Substitution[turns];
        for (int turn = 0; turn < turns; turn++)
        {
            string suffix = turn.ToString(CultureInfo.InvariantCulture);
            copies[turn] = new Substitution(
                loop.Variable,
                (Affine)loop.Variable + ((long)turn * loop.Step),
                $"_{loop.Variable.Name}{suffix}");
        }

        return Jam(loop.Body, loop.Variable, copies);
    }

    private static Block Jam(Block block, Symbol variable, Substitution[] copies)
    {
        var output = new List<Statement>();
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Loop inner:
                    RequireFree(inner.Variable, inner.Start, variable);
                    RequireFree(inner.Variable, inner.End, variable);
                    output.Add(inner with { Body = Jam(inner.Body, variable, copies) });
                    break;
                case Bound bound:
                    output.Add(bound with { Value = bound.Value.Map(sum => RequireFree(bound.Variable, sum, variable)) });
                    break;
                case Note note:
                    output.Add(note);
                    break;
                default:
                    foreach (Substitution copy in copies)
                    {
                        output.AddRange(copy.Copy(statement));
                    }

                    break;
            }
        }

        return new(output);
    }

    private static Affine RequireFree(Symbol inner, Affine bound, Symbol variable) => bound.FactorOf(variable) == 0
        ? bound
        : throw new InvalidOperationException($"Loop {inner} depends on {variable}, which cannot be tiled then.");
}
