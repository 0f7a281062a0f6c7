using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>Values between 0 and 6.</summary>
internal sealed record ReLU6Declaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "ReLU6", OperationSlot.Activation, typeof(ReLU6Declaration), [], _ => new ReLU6Declaration());

    public override string Name => "ReLU6";

    public override bool IsCheap => true;

    // The argument second keeps NaN.
    public override Expression Apply(Builder builder, Expression x) => new Binary(
        BinaryOperator.Maximum, Parts.Zero(x.Type), new Binary(BinaryOperator.Minimum, Parts.Number(6, x.Type), x));

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression isBound = new Binary(
            BinaryOperator.Or, new Binary(BinaryOperator.LessOrEqual, kept, Parts.Zero(type)),
            new Binary(BinaryOperator.LessOrEqual, Parts.Number(6, type), kept));
        return new Select(isBound, Parts.Zero(type), gradient);
    }
}
