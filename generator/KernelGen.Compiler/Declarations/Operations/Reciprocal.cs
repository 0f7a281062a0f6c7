using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>One divided by the value.</summary>
internal sealed record ReciprocalDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "Reciprocal", OperationSlot.Activation, typeof(ReciprocalDeclaration), [], _ => new ReciprocalDeclaration());

    public override string Name => "Reciprocal";

    public override Expression Apply(Builder builder, Expression x) => new Binary(BinaryOperator.Divide, Parts.Number(1, x.Type), x);

    /// <summary>The slope is −y².</summary>
    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        Expression once = builder.Define("once", Multiply(gradient, kept));
        return new Binary(BinaryOperator.Subtract, Parts.Zero(kept.Type), Multiply(once, kept));
    }
}
