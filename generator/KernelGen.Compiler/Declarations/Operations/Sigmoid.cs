using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>The logistic function, <c>s(x) = 1 / (1 + e^−x)</c>.</summary>
internal sealed record SigmoidDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new("Sigmoid", OperationSlot.Activation, typeof(SigmoidDeclaration), [], _ => new SigmoidDeclaration());

    public override string Name => "Sigmoid";

    public override Expression Apply(Builder builder, Expression x) => Transcendentals.Sigmoid(builder, x);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        Expression slope = builder.Define("slope", new MultiplyAdd(kept, kept, kept, Negated: true));
        return Multiply(gradient, slope);
    }
}
