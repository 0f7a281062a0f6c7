using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

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
            WindowOptions.ReadPadding(options), options.Bool("CeilMode"), options.Int("DilationH"), options.Int("DilationW")))
    {
        Forms = typeof(PoolForms),
    };

    public override string Words => $"MaxPool2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, KernelHeight, KernelWidth)}";

    public override (Window Rows, Window Columns)? Windows => (Rows, Columns);

    private Window Rows => new(KernelHeight, StrideH, DilationH);

    private Window Columns => new(KernelWidth, StrideW, DilationW);

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) =>
    [
        .. rules.Positive(("DilationH", DilationH), ("DilationW", DilationW)),
        .. rules.Windows(Rows, Columns, Padding, isPool: true),
    ];

    public override ShapeResult Infer(ShapeRule rule)
    {
        ShapeResult result = rule.GivesWindows(Rows, Columns, Padding, CeilMode);
        return result.Shape is { } shape
            && (EmptyMaximum(rule, "row", Rows, rule.Input.Height, Padding.Top, shape.Output.Height)
                ?? EmptyMaximum(rule, "column", Columns, rule.Input.Width, Padding.Left, shape.Output.Width)) is { } error
            ? error
            : result;
    }

    public override double GatheredGradient(LayerShape shape) => MemoryBounds.GatheredGradient(
        Rows.MostOverACell(shape.Output.Height), Columns.MostOverACell(shape.Output.Width), shape.Output, shape.Output.Width);

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Pool(
        true,
        PoolAxis.Sliding(AxisWindow.OfRows(shape, Rows), shape.Padding.Bottom, false),
        PoolAxis.Sliding(AxisWindow.OfColumns(shape, Columns), shape.Padding.Right, false));

    /// <summary>A maximum of nothing has no value, where the mean of padding alone is zero.</summary>
    private static ShapeError? EmptyMaximum(ShapeRule rule, string axis, Window window, int input, int before, int outputs) =>
        window.FirstEmpty(input, before, outputs) is { } output
            ? rule.Refuse(
                ShapeErrorKind.EmptyWindow, "", axis, output, window.Kernel, window.Dilation, ((long)output * window.Stride) - before, input)
            : null;
}
