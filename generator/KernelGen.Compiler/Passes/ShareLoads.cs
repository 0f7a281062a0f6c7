using System.Globalization;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>
/// Loads once what a straight run of statements loads twice or more: the pixels that neighbouring windows have in common, the
/// weight that several pixels are multiplied by. What is shared waits in a register from one use to the next, so it is loaded again
/// where all registers are taken: a load from the first cache costs less than a sum that must leave its register.
/// </summary>
internal sealed class ShareLoads : Rewriter
{
    private readonly int _registers;
    private readonly Dictionary<Expression, Value> _shared = [];

    private ShareLoads(int registers) => _registers = registers;

    /// <summary>Applies the pass.</summary>
    /// <param name="function">The function.</param>
    /// <param name="registers">Vector registers that there are.</param>
    public static Function Apply(Function function, int registers = int.MaxValue) =>
        function with { Body = new ShareLoads(registers).Visit(function.Body) };

    public override Block Visit(Block block)
    {
        var output = new List<Statement>();
        int start = 0;
        for (int i = 0; i <= block.Statements.Count; i++)
        {
            Interruption.Check();
            if (i == block.Statements.Count || block.Statements[i] is Loop)
            {
                Share([.. block.Statements.Skip(start).Take(i - start)], output);
                if (i < block.Statements.Count)
                {
                    base.Visit(block.Statements[i], output);
                }

                start = i + 1;
            }
        }

        return new(output);
    }

    protected override Expression Visit(Expression expression) =>
        _shared.TryGetValue(expression, out Value? value) ? new Read(value) : base.Visit(expression);

    private void Share(IReadOnlyList<Statement> run, List<Statement> output)
    {
        Dictionary<Expression, List<int>> uses = UsesIn(run);
        HashSet<(Expression Load, int At)> kept = Keep(run, uses);
        var counters = new Dictionary<Ir.Buffer, int>();
        var last = new Dictionary<Expression, int>();
        for (int i = 0; i < run.Count; i++)
        {
            Interruption.Check();
            foreach (Expression load in LoadsOf(run[i]))
            {
                if (!uses.TryGetValue(load, out List<int>? places) || (last.TryGetValue(load, out int seen) && seen == i))
                {
                    continue;
                }

                last[load] = i;
                if (kept.Contains((load, i)))
                {
                    continue;
                }

                // Not in a register by now: a new one where another use follows while it is kept, else loaded in place.
                _shared.Remove(load);
                int next = places.LastIndexOf(i) + 1;
                bool isTwiceHere = next > 1 && places[next - 2] == i;
                if (isTwiceHere || (next < places.Count && kept.Contains((load, places[next]))))
                {
                    var value = new Value(NameOf(load, counters), load.Type);
                    output.Add(new Define(value, load));
                    _shared.Add(load, value);
                }
            }

            base.Visit(run[i], output);
        }

        _shared.Clear();
    }

    /// <summary>
    /// A name that says the place in the tile and among the taps, of the first use where there are several; a number where nothing was written out.
    /// </summary>
    private static string NameOf(Expression load, Dictionary<Ir.Buffer, int> counters)
    {
        (Ir.Buffer buffer, Affine index, _) = load.Access()!.Value;
        if (index.Place.Length > 0)
        {
            return Words.Stem(buffer.Name) + index.Place;
        }

        counters.TryGetValue(buffer, out int number);
        counters[buffer] = number + 1;
        return buffer.Name + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Where each load stands that occurs more than once and whose buffer the run does not write.</summary>
    private static Dictionary<Expression, List<int>> UsesIn(IReadOnlyList<Statement> run)
    {
        var written = new HashSet<Ir.Buffer>(run.OfType<Store>().Select(s => s.Buffer));
        var uses = new Dictionary<Expression, List<int>>();
        for (int i = 0; i < run.Count; i++)
        {
            foreach (Expression load in LoadsOf(run[i]))
            {
                if (!written.Contains(load.Access()!.Value.Buffer))
                {
                    if (!uses.TryGetValue(load, out List<int>? places))
                    {
                        uses.Add(load, places = []);
                    }

                    places.Add(i);
                }
            }
        }

        foreach (Expression once in uses.Where(u => u.Value.Count == 1).Select(u => u.Key).ToList())
        {
            uses.Remove(once);
        }

        return uses;
    }

    /// <summary>The uses that find their value in a register, the one before them having left it there: short waits first.</summary>
    private HashSet<(Expression, int)> Keep(IReadOnlyList<Statement> run, Dictionary<Expression, List<int>> uses)
    {
        var waits = new List<(Expression Load, int From, int To)>();
        foreach (KeyValuePair<Expression, List<int>> use in uses)
        {
            for (int i = 1; i < use.Value.Count; i++)
            {
                if (use.Value[i - 1] < use.Value[i])
                {
                    waits.Add((use.Key, use.Value[i - 1], use.Value[i]));
                }
            }
        }

        int[] taken = RegistersTaken(run);
        var kept = new HashSet<(Expression, int)>();
        foreach ((Expression load, int from, int to) in waits.OrderBy(w => w.To - w.From).ThenBy(w => w.From))
        {
            // From one use to the next; at the uses themselves it is one of the operands that are counted there.
            bool hasRoom = true;
            for (int i = from + 1; i < to && hasRoom; i++)
            {
                hasRoom = taken[i] < _registers;
            }

            if (hasRoom)
            {
                for (int i = from + 1; i < to; i++)
                {
                    taken[i]++;
                }

                kept.Add((load, to));
            }
        }

        return kept;
    }

    /// <summary>Registers that each statement needs when nothing is shared: sums, locals that wait, and two for its own operands.</summary>
    private static int[] RegistersTaken(IReadOnlyList<Statement> run)
    {
        const int Operands = 2;
        var first = new Dictionary<Value, int>();
        var last = new Dictionary<Value, int>();
        for (int i = 0; i < run.Count; i++)
        {
            IEnumerable<Value> read = run[i].Computed()?.SelfAndOperands().OfType<Read>().Select(r => r.Value) ?? [];
            foreach (Value value in run[i] is Assign assign ? read.Append(assign.Target) : read)
            {
                // What was not made here was there before, and is there after.
                first[value] = first.TryGetValue(value, out int at) ? at : 0;
                last[value] = first[value] == 0 && !last.ContainsKey(value) ? run.Count - 1 : Math.Max(i, last.TryGetValue(value, out int l) ? l : i);
            }

            if (run[i] is Define define)
            {
                first[define.Target] = i;
                last[define.Target] = i;
            }
        }

        var taken = new int[run.Count + 1];
        foreach (KeyValuePair<Value, int> value in first)
        {
            taken[value.Value]++;
            taken[last[value.Key] + 1]--;
        }

        int live = Operands;
        for (int i = 0; i < run.Count; i++)
        {
            live += taken[i];
            taken[i] = live;
        }

        return taken;
    }

    private static IEnumerable<Expression> LoadsOf(Statement statement) =>
        statement.Computed()?.SelfAndOperands().Where(e => e.Access() is not null) ?? [];
}
