namespace KernelGen.Compiler.Declarations;

/// <summary>A fully connected layer over the flattened input.</summary>
internal sealed record LinearDeclaration(int OutFeatures, bool Bias) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Linear", OperationSlot.Operator, typeof(LinearDeclaration), [new("outFeatures", null), new("Bias", true)],
        options => new LinearDeclaration(options.Int("outFeatures"), options.Bool("Bias")));

    public override string Words => $"Linear {OutFeatures}";

    public override SchedulableLoops Loops => new(1, 1, HasPixels: false);

    public override bool FlattensImage => true;
}
