namespace KernelGen.Compiler.Declarations;

/// <summary><c>x Φ(x)</c> with the standard normal distribution Φ, or with tanh in its place.</summary>
internal sealed record GELUDeclaration(bool Approximate = false) : Activation
{
    public static OperationSpec Spec { get; } = new(
        "GELU", OperationSlot.Activation, typeof(GELUDeclaration), [new("Approximate", false)],
        options => new GELUDeclaration(options.Bool("Approximate")));

    public override string Name => Approximate ? "GELUTanh" : "GELU";

    public override string Words => Approximate ? "GELU by tanh" : "GELU";

    public override bool NeedsInput => true;
}
