namespace KernelGen.Compiler.Declarations;

/// <summary>Values between two bounds.</summary>
internal sealed record ClampDeclaration(float Min, float Max) : Activation
{
    public static OperationSpec Spec { get; } = new(
        "Clamp", OperationSlot.Activation, typeof(ClampDeclaration), [new("min", null), new("max", null)], Read);

    public override string Name => "Clamp";

    public override string Words => $"Clamp({Min}, {Max})";

    public override bool NeedsInput => true;

    private static ClampDeclaration Read(Options options)
    {
        var clamp = new ClampDeclaration(options.Number("min"), options.Number("max"));
        if (!options.HasErrors && clamp.Min > clamp.Max)
        {
            options.Refuse("min", $"at most max, which is {clamp.Max}");
        }

        return clamp;
    }
}
