using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>What is negative becomes zero.</summary>
internal sealed record ReLUDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new("ReLU", OperationSlot.Activation, typeof(ReLUDeclaration), [], _ => new ReLUDeclaration());

    public override string Name => "ReLU";

    public override bool IsCheap => true;

    public override Expression Apply(Builder builder, Expression x) =>
        new Select(LessThan(x, Parts.Zero(x.Type)), Parts.Zero(x.Type), x);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept) =>
        // NaN passes the gradient on, as in PyTorch: what has gone wrong must not vanish.
        new Select(new Binary(BinaryOperator.LessOrEqual, kept, Parts.Zero(kept.Type)), Parts.Zero(kept.Type), gradient);
}
