using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>The hyperbolic tangent.</summary>
internal sealed record TanhDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new("Tanh", OperationSlot.Activation, typeof(TanhDeclaration), [], _ => new TanhDeclaration());

    public override string Name => "Tanh";

    public override Expression Apply(Builder builder, Expression x) => Transcendentals.Tanh(builder, x);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        Expression square = builder.Define("square", Multiply(kept, kept));
        return new MultiplyAdd(gradient, square, gradient, Negated: true);
    }
}
