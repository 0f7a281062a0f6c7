using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>A step from −1 to 1 that nears its bounds as a fraction does: <c>x / (1 + |x|)</c>.</summary>
internal sealed record SoftsignDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "Softsign", OperationSlot.Activation, typeof(SoftsignDeclaration), [], _ => new SoftsignDeclaration());

    public override string Name => "Softsign";

    /// <summary>The slope is (1 − |y|)², but near the bounds the output has lost its digits.</summary>
    public override bool NeedsInput => true;

    public override Expression Apply(Builder builder, Expression x) => Divide(x, Size(x));

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        // Two divisions, since the square may overflow.
        Expression size = builder.Define("size", Size(kept));
        return Divide(Divide(gradient, size), size);
    }

    private static Expression Size(Expression x) => new Binary(BinaryOperator.Add, Parts.Number(1, x.Type), new Unary(UnaryOperator.Absolute, x));

    private static Expression Divide(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);
}
