using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>The logistic function; <c>s' = y (1 − y)</c>.</summary>
internal sealed class SigmoidFunction : ActivationFunction<SigmoidDeclaration>
{
    protected override Expression Apply(Builder builder, SigmoidDeclaration activation, Expression x) => Transcendentals.Sigmoid(builder, x);

    protected override Expression Derivative(Builder builder, SigmoidDeclaration activation, Expression gradient, Expression kept)
    {
        Expression slope = builder.Define("slope", new MultiplyAdd(kept, kept, kept, Negated: true));
        return Multiply(gradient, slope);
    }
}
