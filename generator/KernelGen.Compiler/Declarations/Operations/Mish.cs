using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary><c>x tanh(log(1 + e^x))</c>. With <c>e = e^x</c> and <c>n = e (e + 2)</c> the tanh is <c>n / (n + 2)</c>.</summary>
internal sealed record MishDeclaration : ElementwiseActivation
{
    // Beyond it the tanh is 1 in every digit, and its powers do not overflow.
    private const double Reach = 20;

    public static OperationSpec Spec { get; } = new(
        "Mish", OperationSlot.Activation, typeof(MishDeclaration), [], _ => new MishDeclaration());

    public override string Name => "Mish";

    public override bool NeedsInput => true;

    public override Expression Apply(Builder builder, Expression x)
    {
        (_, _, Expression n) = Powers(builder, x);
        return Multiply(x, new Binary(BinaryOperator.Divide, n, Plus(n, 2)));
    }

    /// <summary><c>n / (n + 2) + x · 4 e (1 + e) / (n + 2)²</c>.</summary>
    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        (Expression near, Expression e, Expression n) = Powers(builder, kept);
        Expression sum = builder.Define("sum", Plus(n, 2));
        Expression rise = Multiply(Parts.Number(4, type), Multiply(e, Plus(e, 1)));
        Expression slope = builder.Define("slope", new Binary(BinaryOperator.Divide, rise, Multiply(sum, sum)));

        // Far below zero the slope is zero, and x may be infinite.
        Expression bounded = new Binary(BinaryOperator.Maximum, Parts.Number(-104, type), near);
        return Multiply(gradient, new MultiplyAdd(bounded, slope, new Binary(BinaryOperator.Divide, n, sum)));
    }

    private static (Expression Near, Expression E, Expression N) Powers(Builder builder, Expression x)
    {
        // The argument second keeps NaN.
        Expression near = builder.Define("near", new Binary(BinaryOperator.Minimum, Parts.Number(Reach, x.Type), x));
        Expression e = Transcendentals.Exponential(builder, near);
        return (near, e, builder.Define("n", Multiply(e, Plus(e, 2))));
    }

    private static Expression Plus(Expression left, double right) => new Binary(BinaryOperator.Add, left, Parts.Number(right, left.Type));
}
