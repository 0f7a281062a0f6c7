namespace KernelGen.Compiler.Declarations;

/// <summary>What is negative is multiplied with a slope.</summary>
internal sealed record LeakyReLUDeclaration(float NegativeSlope) : Activation
{
    public static OperationSpec Spec { get; } = new(
        "LeakyReLU", OperationSlot.Activation, typeof(LeakyReLUDeclaration), [new("negativeSlope", 0.01)],
        options => new LeakyReLUDeclaration(options.Number("negativeSlope")));

    public override string Name => "LeakyReLU";

    public override string Words => $"LeakyReLU({NegativeSlope})";

    /// <summary>The output has the input's sign only if the slope is positive.</summary>
    public override bool NeedsInput => NegativeSlope <= 0;
}
