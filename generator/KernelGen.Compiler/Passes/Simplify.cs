using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Passes;

/// <summary>Takes away what does nothing: loops that never run or run once, factors of one, terms of zero, lines brought near a second time.</summary>
internal sealed class Simplify : Rewriter
{
    private string[] _kept = [];

    public static Function Apply(Function function) => function with { Body = new Simplify().Visit(function.Body) };

    public override Block Visit(Block block)
    {
        Block visited = base.Visit(block);
        var near = new HashSet<Prefetch>();
        return visited.Statements.Any(s => s is Prefetch) ? new([.. visited.Statements.Where(s => s is not Prefetch prefetch || near.Add(prefetch))]) : visited;
    }

    protected override void Visit(Statement statement, List<Statement> output)
    {
        if (statement is Loop { Stage: { } stage })
        {
            string[] outside = _kept;
            _kept = stage.Kept;
            base.Visit(statement, output);
            _kept = outside;
            return;
        }

        if (statement is Loop { TripCount: { } trips } loop && trips <= 1 && !(trips == 1 && _kept.Contains(loop.Variable.Name)))
        {
            if (trips == 1)
            {
                Block body = Visit(loop.Body);
                output.AddRange(body.Statements.SelectMany(new Substitution(loop.Variable, loop.Start).Copy));
            }

            return;
        }

        base.Visit(statement, output);
    }

    protected override Expression Visit(Expression expression)
    {
        Expression inner = base.Visit(expression);
        return inner switch
        {
            MultiplyAdd { Negated: false } fma when IsOne(fma.Left) => new Binary(BinaryOperator.Add, fma.Addend, fma.Right),
            MultiplyAdd { Negated: false } fma when IsOne(fma.Right) => new Binary(BinaryOperator.Add, fma.Addend, fma.Left),
            Binary { Operator: BinaryOperator.Multiply } product when IsOne(product.Left) => product.Right,
            Binary { Operator: BinaryOperator.Multiply } product when IsOne(product.Right) => product.Left,
            _ => inner,
        };
    }

    private static bool IsOne(Expression expression) => expression is Constant { Number: 1.0 };
}
