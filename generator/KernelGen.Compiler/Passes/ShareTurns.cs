using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Shares out the turns of a loop among threads: the function gets two sizes more, which part the caller is and how many parts there are, and
/// each runs the turns of its part. What a tile has left over goes the other way round, so that the parts stay even. The turns must be independent.
/// </summary>
internal sealed class ShareTurns : Rewriter
{
    private readonly string _loopName;
    private readonly Symbol _part = new("part");
    private readonly Symbol _parts = new("parts", minimum: 1);
    private readonly List<Statement> _bounds = [];
    private readonly Dictionary<(long Trips, bool Reversed), (Symbol From, Symbol To)> _known = [];
    private readonly bool _hasParts;

    private ShareTurns(string loopName, bool hasParts) => (_loopName, _hasParts) = (loopName, hasParts);

    public static Function Apply(Function function, string? loopName)
    {
        if (loopName is null)
        {
            return function.HasWaits ? function with { Body = new LeaveOutWaits().Visit(function.Body) } : function;
        }

        var pass = new ShareTurns(loopName, function.HasWaits);
        Block body = pass.Visit(function.Body);
        return function with
        {
            Summary = [.. function.Summary, $"Threads share the turns of {loopName}: those of `part`, of `parts`, are the caller's."],
            Sizes = [.. function.Sizes, pass._part, pass._parts],
            Body = new Block([.. pass._bounds, .. body.Statements]),
        };
    }

    protected override void Visit(Statement statement, List<Statement> output)
    {
        if (statement is not Loop loop || loop.Variable.Name != _loopName)
        {
            base.Visit(statement, output);
            return;
        }

        long trips = loop.TripCount ?? throw new InvalidOperationException($"The trip count of {_loopName} is not known.");
        (Symbol from, Symbol to) = BoundsOf(trips, isRest: !loop.Start.Equals(Affine.Zero));
        var turn = new Symbol(loop.Step == 1 ? _loopName : _loopName + "Turn");
        var place = new Substitution(loop.Variable, loop.Start + ((Affine)turn * loop.Step));
        output.Add(new Loop(turn, from, to, 1, new Block([.. loop.Body.Statements.SelectMany(place.Copy)]), Stage: loop.Stage));
    }

    private (Symbol From, Symbol To) BoundsOf(long trips, bool isRest)
    {
        // Each part of a function that waits has its own, so that its text does not depend on which parts have as many turns.
        if (!_known.TryGetValue((trips, isRest), out (Symbol From, Symbol To) bounds) || _hasParts)
        {
            bounds = (new Symbol(_loopName + (isRest ? "RestFrom" : "From")), new Symbol(_loopName + (isRest ? "RestTo" : "To")));
            Affine part = isRest ? (Affine)_parts - 1 - _part : _part;
            _bounds.Add(new Bound(bounds.From, new WholeShare(trips, part, _parts)));
            _bounds.Add(new Bound(bounds.To, new WholeShare(trips, part + 1, _parts)));
            _known[(trips, isRest)] = bounds;
        }

        return bounds;
    }

    /// <summary>One thread has nobody to wait for.</summary>
    private sealed class LeaveOutWaits : Rewriter
    {
        protected override void Visit(Statement statement, List<Statement> output)
        {
            if (statement is not Wait)
            {
                base.Visit(statement, output);
            }
        }
    }
}
