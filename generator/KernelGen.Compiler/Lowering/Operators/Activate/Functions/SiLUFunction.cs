using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary><c>x s(x)</c> with the logistic function s.</summary>
internal sealed class SiLUFunction : ActivationFunction<SiLUDeclaration>
{
    protected override Expression Apply(Builder builder, SiLUDeclaration activation, Expression x) => Multiply(x, Transcendentals.Sigmoid(builder, x));

    protected override Expression Derivative(Builder builder, SiLUDeclaration activation, Expression gradient, Expression kept) =>
        Multiply(gradient, Swish(builder, kept, Transcendentals.Sigmoid(builder, kept), Parts.Number(1, kept.Type)));
}
