using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Networks;

namespace KernelGen.Compiler.Declarations;

/// <summary>What is negative is multiplied with a slope.</summary>
internal sealed record LeakyReLUDeclaration(float NegativeSlope) : ElementwiseActivation
{
    public static OperationSpec Spec { get; } = new(
        "LeakyReLU", OperationSlot.Activation, typeof(LeakyReLUDeclaration), [new("negativeSlope", 0.01)],
        options => new LeakyReLUDeclaration(options.Number("negativeSlope")));

    public override string Name => "LeakyReLU";

    public override string Words => $"LeakyReLU({NegativeSlope})";

    /// <summary>The output has the input's sign only if the slope is positive.</summary>
    public override bool NeedsInput => NegativeSlope <= 0;

    public override bool IsCheap => true;

    public override Expression Apply(Builder builder, Expression x) =>
        new Select(LessThan(x, Parts.Zero(x.Type)), Multiply(Parts.Number(NegativeSlope, x.Type), x), x);

    public override Expression Derivative(Builder builder, Expression gradient, Expression kept) =>
        // Input and output have the same sign, or the input itself is here.
        new Select(LessThan(Parts.Zero(kept.Type), kept), gradient, Multiply(Parts.Number(NegativeSlope, kept.Type), gradient));
}
