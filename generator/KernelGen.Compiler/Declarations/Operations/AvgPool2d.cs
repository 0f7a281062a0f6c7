namespace KernelGen.Compiler.Declarations;

/// <summary>The mean of each window.</summary>
internal sealed record AvgPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode,
    bool CountIncludePad) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "AvgPool2d", OperationSlot.Operator, typeof(AvgPool2dDeclaration),
        [.. WindowOptions.Kernel, .. WindowOptions.StrideOfPool, .. WindowOptions.Padding, new("CeilMode", false), new("CountIncludePad", true)],
        options => new AvgPool2dDeclaration(
            options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW"),
            WindowOptions.ReadPadding(options), options.Bool("CeilMode"), options.Bool("CountIncludePad")));

    public override string Words => $"AvgPool2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, KernelHeight, KernelWidth)}";
}
