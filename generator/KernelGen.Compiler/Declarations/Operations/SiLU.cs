namespace KernelGen.Compiler.Declarations;

/// <summary><c>x s(x)</c> with the logistic function s.</summary>
internal sealed record SiLUDeclaration : Activation
{
    public static OperationSpec Spec { get; } = new("SiLU", OperationSlot.Activation, typeof(SiLUDeclaration), [], _ => new SiLUDeclaration());

    public override string Name => "SiLU";

    public override bool NeedsInput => true;
}
