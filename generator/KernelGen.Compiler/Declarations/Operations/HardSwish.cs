using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>x times a share that grows from 0 at −3 to 1 at 3.</summary>
internal sealed record HardSwishDeclaration : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "HardSwish", OperationSlot.Activation, typeof(HardSwishDeclaration), [], _ => new HardSwishDeclaration());

    public override string Name => "HardSwish";

    public override bool NeedsInput => true;

    public override bool IsCheap => true;

    public override Expression Apply(Builder builder, Expression x) => Multiply(x, HardSigmoidDeclaration.Share(x));

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept)
    {
        VectorType type = kept.Type;
        Expression slope = new MultiplyAdd(kept, Parts.Number(1.0 / 3, type), Parts.Number(0.5, type));
        Expression inside = new Select(LessThan(kept, Parts.Number(3, type)), Multiply(gradient, slope), gradient);
        return new Select(LessThan(kept, Parts.Number(-3, type)), Parts.Zero(type), inside);
    }
}
