namespace KernelGen.Compiler.Declarations;

/// <summary>The mean of windows that cover the input evenly, so many of them; one each way is global pooling.</summary>
internal sealed record AdaptiveAvgPool2dDeclaration(int OutputHeight, int OutputWidth) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "AdaptiveAvgPool2d", OperationSlot.Operator, typeof(AdaptiveAvgPool2dDeclaration), [new("outputHeight", null), new("outputWidth", null)],
        options => new AdaptiveAvgPool2dDeclaration(options.Int("outputHeight"), options.Int("outputWidth")));

    /// <summary>One window, by a name of its own.</summary>
    public static OperationSpec GlobalSpec { get; } = new(
        "GlobalAvgPool2d", OperationSlot.Operator, typeof(AdaptiveAvgPool2dDeclaration), [], _ => new AdaptiveAvgPool2dDeclaration(1, 1));

    public override string Words => (OutputHeight, OutputWidth) == (1, 1) ? "GlobalAvgPool2d" : $"AdaptiveAvgPool2d {OutputHeight}×{OutputWidth}";
}
