using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

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
            WindowOptions.ReadPadding(options), options.Bool("CeilMode"), options.Bool("CountIncludePad")))
    {
        Forms = typeof(PoolForms),
    };

    public override string Words => $"AvgPool2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, KernelHeight, KernelWidth)}";

    public override (Window Rows, Window Columns)? Windows => (Rows, Columns);

    private Window Rows => new(KernelHeight, StrideH, 1);

    private Window Columns => new(KernelWidth, StrideW, 1);

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => rules.Windows(Rows, Columns, Padding, isPool: true);

    public override ShapeResult Infer(ShapeRule rule) => rule.GivesWindows(Rows, Columns, Padding, CeilMode);

    public override double GatheredGradient(LayerShape shape) => MemoryBounds.GatheredGradient(
        Rows.MostOverACell(shape.Output.Height), Columns.MostOverACell(shape.Output.Width), shape.Output, shape.Input.Width);

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Pool(
        false,
        PoolAxis.Sliding(AxisWindow.OfRows(shape, Rows), shape.Padding.Bottom, CountIncludePad),
        PoolAxis.Sliding(AxisWindow.OfColumns(shape, Columns), shape.Padding.Right, CountIncludePad));
}
