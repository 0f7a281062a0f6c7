namespace KernelGen.Compiler.Declarations;

/// <summary>The largest value of each window.</summary>
internal sealed record MaxPool2dDeclaration(
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    bool CeilMode,
    int DilationH = 1,
    int DilationW = 1) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "MaxPool2d", OperationSlot.Operator, typeof(MaxPool2dDeclaration),
        [.. WindowOptions.Kernel, .. WindowOptions.StrideOfPool, .. WindowOptions.Padding, .. WindowOptions.Dilation, new("CeilMode", false)],
        options => new MaxPool2dDeclaration(
            options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW"),
            WindowOptions.ReadPadding(options), options.Bool("CeilMode"), options.Int("DilationH"), options.Int("DilationW")));

    public override string Words => $"MaxPool2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, KernelHeight, KernelWidth)}";
}
