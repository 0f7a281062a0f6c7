namespace KernelGen.Compiler.Declarations;

/// <summary>The logistic function, <c>s(x) = 1 / (1 + e^−x)</c>.</summary>
internal sealed record SigmoidDeclaration : Activation
{
    public static OperationSpec Spec { get; } = new("Sigmoid", OperationSlot.Activation, typeof(SigmoidDeclaration), [], _ => new SigmoidDeclaration());

    public override string Name => "Sigmoid";
}
