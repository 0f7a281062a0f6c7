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
                Share(Run(block.Statements, start, i), output);
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

    private void Share(Statement[] run, List<Statement> output)
    {
        Expression[][] loads = Array.ConvertAll(run, LoadsOf);
        Dictionary<Expression, LoadUses> uses = UsesIn(run, loads);
        Keep(run, uses);
        var counters = new Dictionary<Ir.Buffer, int>();
        for (int i = 0; i < run.Length; i++)
        {
            Interruption.Check();
            foreach (Expression load in loads[i])
            {
                if (!uses.TryGetValue(load, out LoadUses? use) || use.Places.Count == 1 || use.LastSeen == i)
                {
                    continue;
                }

                use.LastSeen = i;
                if (use.IsKeptAt(i))
                {
                    continue;
                }

                // Not in a register by now: a new one where another use follows while it is kept, else loaded in place.
                _shared.Remove(load);
                int next = use.Places.LastIndexOf(i) + 1;
                bool isTwiceHere = next > 1 && use.Places[next - 2] == i;
                if (isTwiceHere || (next < use.Places.Count && use.IsKeptAt(use.Places[next])))
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

    private static Statement[] Run(IReadOnlyList<Statement> statements, int start, int end)
    {
        var run = new Statement[end - start];
        for (int i = start; i < end; i++)
        {
            run[i - start] = statements[i];
        }

        return run;
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

    /// <summary>Where each load stands whose buffer the run does not write.</summary>
    private static Dictionary<Expression, LoadUses> UsesIn(Statement[] run, Expression[][] loads)
    {
        var written = new HashSet<Ir.Buffer>(run.SelectMany(s => s.Written()));
        var uses = new Dictionary<Expression, LoadUses>();
        for (int i = 0; i < run.Length; i++)
        {
            foreach (Expression load in loads[i])
            {
                if (!written.Contains(load.Access()!.Value.Buffer))
                {
                    if (!uses.TryGetValue(load, out LoadUses? use))
                    {
                        uses.Add(load, use = new LoadUses());
                    }

                    use.Add(i);
                }
            }
        }

        return uses;
    }

    /// <summary>Finds the uses whose value is in a register, the one before them having left it there: short waits first.</summary>
    private void Keep(Statement[] run, Dictionary<Expression, LoadUses> uses)
    {
        var waits = new List<Wait>();
        foreach (LoadUses use in uses.Values)
        {
            for (int i = 1; i < use.Places.Count; i++)
            {
                if (use.Places[i - 1] < use.Places[i])
                {
                    waits.Add(new Wait(use, i));
                }
            }
        }

        int[] taken = RegistersTaken(run);
        foreach (Wait wait in waits.OrderBy(w => w.To - w.From).ThenBy(w => w.From))
        {
            // From one use to the next; at the uses themselves it is one of the operands that are counted there.
            bool hasRoom = true;
            for (int i = wait.From + 1; i < wait.To && hasRoom; i++)
            {
                hasRoom = taken[i] < _registers;
            }

            if (hasRoom)
            {
                for (int i = wait.From + 1; i < wait.To; i++)
                {
                    taken[i]++;
                }

                wait.Uses.Keep(wait.Use);
            }
        }
    }

    /// <summary>Registers that each statement needs when nothing is shared: sums, locals that wait, and two for its own operands.</summary>
    private static int[] RegistersTaken(Statement[] run)
    {
        const int Operands = 2;
        var first = new Dictionary<Value, int>();
        var last = new Dictionary<Value, int>();
        for (int i = 0; i < run.Length; i++)
        {
            if (run[i].Computed() is { } computed)
            {
                foreach (Expression part in computed.SelfAndOperands())
                {
                    if (part is Read read)
                    {
                        Use(read.Value, i);
                    }
                }
            }

            if (run[i] is Assign assign)
            {
                Use(assign.Target, i);
            }

            if (run[i] is Define define)
            {
                first[define.Target] = i;
                last[define.Target] = i;
            }
        }

        var taken = new int[run.Length + 1];
        foreach (KeyValuePair<Value, int> value in first)
        {
            taken[value.Value]++;
            taken[last[value.Key] + 1]--;
        }

        int live = Operands;
        for (int i = 0; i < run.Length; i++)
        {
            live += taken[i];
            taken[i] = live;
        }

        return taken;

        void Use(Value value, int i)
        {
            // What was not made here was there before, and is there after.
            first[value] = first.TryGetValue(value, out int at) ? at : 0;
            last[value] = first[value] == 0 && !last.ContainsKey(value) ? run.Length - 1 : Math.Max(i, last.TryGetValue(value, out int l) ? l : i);
        }
    }

    private static Expression[] LoadsOf(Statement statement)
    {
        List<Expression>? all = statement.Computed()?.SelfAndOperands();
        all?.RemoveAll(e => e.Access() is null);
        return all is null || all.Count == 0 ? [] : [.. all];
    }

    /// <summary>The time between two uses.</summary>
    private sealed class Wait(LoadUses uses, int use)
    {
        public LoadUses Uses => uses;

        public int Use => use;

        public int From => uses.Places[use - 1];

        public int To => uses.Places[use];
    }
}
