using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>A share that grows from 0 at −3 to 1 at 3.</summary>
internal sealed record HardSigmoidDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "HardSigmoid", OperationSlot.Activation, typeof(HardSigmoidDeclaration), [], _ => new HardSigmoidDeclaration());

    public override string Name => "HardSigmoid";

    /// <summary>Near the bounds the output is rounded to 0 and 1, where the slope is not zero yet.</summary>
    public override bool NeedsInput => true;

    public override bool IsCheap => true;

    public override Expression Apply(Builder builder, Expression x) => Share(x);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression isInside = new Binary(BinaryOperator.And, LessThan(Parts.Number(-3, type), kept), LessThan(kept, Parts.Number(3, type)));
        return new Select(isInside, Multiply(gradient, Parts.Number(1.0 / 6, type)), Parts.Zero(type));
    }

    /// <summary><c>clamp(x + 3, 0, 6) / 6</c>.</summary>
    internal static Expression Share(Expression x)
    {
        VectorType type = x.Type;
        Expression sum = new Binary(BinaryOperator.Add, x, Parts.Number(3, type));

        // The argument second keeps NaN.
        Expression bounded = new Binary(BinaryOperator.Maximum, Parts.Zero(type), new Binary(BinaryOperator.Minimum, Parts.Number(6, type), sum));
        return Multiply(bounded, Parts.Number(1.0 / 6, type));
    }
}
