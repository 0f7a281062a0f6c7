using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The hyperbolic tangent; <c>tanh' = 1 − y²</c>.</summary>
internal sealed class TanhFunction : ActivationFunction<TanhDeclaration>
{
    protected override Expression Apply(Builder builder, TanhDeclaration activation, Expression x) => Transcendentals.Tanh(builder, x);

    protected override Expression Derivative(Builder builder, TanhDeclaration activation, Expression gradient, Expression kept)
    {
        Expression square = builder.Define("square", Multiply(kept, kept));
        return new MultiplyAdd(gradient, square, gradient, Negated: true);
    }
}
