using KernelGen.Compiler.Problems;

namespace KernelGen.Compiler.Declarations;

/// <summary>A two-dimensional cross-correlation with learned weights.</summary>
internal sealed record Conv2dDeclaration(
    int OutChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideH,
    int StrideW,
    PaddingDeclaration Padding,
    AutoPadding Auto,
    int DilationH,
    int DilationW,
    int Groups,
    bool Bias,
    PaddingMode PaddingMode = PaddingMode.Zeros,
    WeightLayout WeightLayout = WeightLayout.Oihw) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Conv2d", OperationSlot.Operator, typeof(Conv2dDeclaration),
        [
            new("outChannels", null), .. WindowOptions.Kernel, .. WindowOptions.Stride, .. WindowOptions.Padding,
            new("PaddingMode", PaddingMode.Zeros), new("Auto", AutoPadding.None), .. WindowOptions.Dilation, new("Groups", 1), new("Bias", true),
            new("WeightLayout", WeightLayout.Oihw),
        ],
        Read);

    public override string Words =>
        $"Conv2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, 1, 1)}{(Groups > 1 ? $", {Groups} groups" : "")}{(PaddingMode == PaddingMode.Zeros ? "" : $", {PaddingMode} padding")}";

    public override SchedulableLoops Loops => new(KernelHeight, KernelWidth, HasPixels: true);

    public override (BorderMode Border, float Value) Outside => (PaddingMode switch
    {
        PaddingMode.Reflect => BorderMode.Reflect101,
        PaddingMode.Replicate => BorderMode.Replicate,
        PaddingMode.Circular => BorderMode.Wrap,
        _ => BorderMode.Constant,
    }, 0);

    public override Conv2dDeclaration AsConvolution(int channels) => this;

    private static Conv2dDeclaration Read(Options options)
    {
        AutoPadding auto = options.Choice<AutoPadding>("Auto");
        if (auto != AutoPadding.None && WindowOptions.Padding.FirstOrDefault(p => options.Has(p.Name)) is { } padding)
        {
            options.Reader.Report(ProblemCatalogue.AutoWithPadding, [padding.Name], options.Reader.Member, padding.Name, auto);
        }

        return new Conv2dDeclaration(
            options.Int("outChannels"), options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW"),
            WindowOptions.ReadPadding(options), auto, options.Int("DilationH"), options.Int("DilationW"), options.Int("Groups"), options.Bool("Bias"),
            options.Choice<PaddingMode>("PaddingMode"), options.Choice<WeightLayout>("WeightLayout"));
    }
}

/// <summary>The order of a convolution's weights in its parameter.</summary>
internal enum WeightLayout
{
    Oihw,
    Hwio,
}
