using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary><c>x s(x)</c> with the logistic function s.</summary>
internal sealed record SiLUDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new("SiLU", OperationSlot.Activation, typeof(SiLUDeclaration), [], _ => new SiLUDeclaration());

    public override string Name => "SiLU";

    public override bool NeedsInput => true;

    public override Expression Apply(Builder builder, Expression x) => Multiply(x, Transcendentals.Sigmoid(builder, x));

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept) =>
        Multiply(gradient, Swish(builder, kept, Transcendentals.Sigmoid(builder, kept), Parts.Number(1, kept.Type)));
}
