using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>A slope below zero.</summary>
internal sealed class LeakyReLUFunction : ActivationFunction<LeakyReLUDeclaration>
{
    public override bool IsCheap => true;

    protected override Expression Apply(Builder builder, LeakyReLUDeclaration activation, Expression x) =>
        new Select(LessThan(x, Parts.Zero(x.Type)), Multiply(Parts.Number(activation.NegativeSlope, x.Type), x), x);

    protected override Expression Derivative(Builder builder, LeakyReLUDeclaration activation, Expression gradient, Expression kept) =>
        // Input and output have the same sign, or the input itself is here.
        new Select(LessThan(Parts.Zero(kept.Type), kept), gradient, Multiply(Parts.Number(activation.NegativeSlope, kept.Type), gradient));
}
