using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Zero below zero.</summary>
internal sealed class ReLUFunction : ActivationFunction<ReLUDeclaration>
{
    public override bool IsCheap => true;

    protected override Expression Apply(Builder builder, ReLUDeclaration activation, Expression x) =>
        new Select(LessThan(x, Parts.Zero(x.Type)), Parts.Zero(x.Type), x);

    protected override Expression Derivative(Builder builder, ReLUDeclaration activation, Expression gradient, Expression kept) =>
        // NaN passes the gradient on, as in PyTorch: what has gone wrong must not vanish.
        new Select(new Binary(BinaryOperator.LessOrEqual, kept, Parts.Zero(kept.Type)), Parts.Zero(kept.Type), gradient);
}
