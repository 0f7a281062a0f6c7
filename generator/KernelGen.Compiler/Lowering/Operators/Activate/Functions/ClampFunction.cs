using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Lowering.Operators;

/// <summary>Bounds on both sides.</summary>
internal sealed class ClampFunction : ActivationFunction<ClampDeclaration>
{
    public override bool IsCheap => true;

    protected override Expression Apply(Builder builder, ClampDeclaration activation, Expression x)
    {
        Expression least = Parts.Number(activation.Min, x.Type);
        Expression largest = Parts.Number(activation.Max, x.Type);
        return new Select(LessThan(x, least), least, new Select(LessThan(largest, x), largest, x));
    }

    protected override Expression Derivative(Builder builder, ClampDeclaration activation, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression isOutside = new Binary(
            BinaryOperator.Or, LessThan(kept, Parts.Number(activation.Min, type)), LessThan(Parts.Number(activation.Max, type), kept));
        return new Select(isOutside, Parts.Zero(type), gradient);
    }
}
