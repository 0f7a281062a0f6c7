namespace KernelGen.Compiler.Declarations;

/// <summary>The hyperbolic tangent.</summary>
internal sealed record TanhDeclaration : Activation
{
    public static OperationSpec Spec { get; } = new("Tanh", OperationSlot.Activation, typeof(TanhDeclaration), [], _ => new TanhDeclaration());

    public override string Name => "Tanh";
}
