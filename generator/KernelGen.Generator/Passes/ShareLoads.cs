using System.Globalization;
using KernelGen.Generator.Ir;

namespace KernelGen.Generator.Passes;

/// <summary>
/// Loads once what a straight run of statements loads twice or more: the pixels that neighbouring windows have in common, the
/// weight that several pixels are multiplied by.
/// </summary>
internal sealed class ShareLoads : Rewriter
{
    private readonly Dictionary<Expression, Value> _shared = [];

    public static Function Apply(Function function) => function with { Body = new ShareLoads().Visit(function.Body) };

    public override Block Visit(Block block)
    {
        var output = new List<Statement>();
        int start = 0;
        for (int i = 0; i <= block.Statements.Count; i++)
        {
            if (i == block.Statements.Count || block.Statements[i] is Loop)
            {
                Share(block.Statements, start, i, output);
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

    private void Share(IReadOnlyList<Statement> statements, int start, int end, List<Statement> output)
    {
        var uses = new Dictionary<Expression, int>();
        var written = new HashSet<Ir.Buffer>();
        for (int i = start; i < end; i++)
        {
            if (statements[i] is Store store)
            {
                written.Add(store.Buffer);
            }

            foreach (Expression load in LoadsOf(statements[i]))
            {
                uses[load] = uses.TryGetValue(load, out int count) ? count + 1 : 1;
            }
        }

        var counters = new Dictionary<Ir.Buffer, int>();
        for (int i = start; i < end; i++)
        {
            foreach (Expression load in LoadsOf(statements[i]))
            {
                Ir.Buffer buffer = load.Access()!.Value.Buffer;
                if (uses[load] > 1 && !written.Contains(buffer) && !_shared.ContainsKey(load))
                {
                    counters.TryGetValue(buffer, out int number);
                    counters[buffer] = number + 1;
                    var value = new Value(buffer.Name + number.ToString(CultureInfo.InvariantCulture), load.Type);
                    output.Add(new Define(value, load));
                    _shared.Add(load, value);
                }
            }

            base.Visit(statements[i], output);
        }

        _shared.Clear();
    }

    private static IEnumerable<Expression> LoadsOf(Statement statement) =>
        statement.Computed()?.SelfAndOperands().Where(e => e.Access() is not null) ?? [];
}
