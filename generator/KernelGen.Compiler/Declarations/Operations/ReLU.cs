namespace KernelGen.Compiler.Declarations;

/// <summary>What is negative becomes zero.</summary>
internal sealed record ReLUDeclaration : Activation
{
    public static OperationSpec Spec { get; } = new("ReLU", OperationSlot.Activation, typeof(ReLUDeclaration), [], _ => new ReLUDeclaration());

    public override string Name => "ReLU";
}
