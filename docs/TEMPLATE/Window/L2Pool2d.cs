// Goes to generator/KernelGen.Compiler/Declarations/Operations.
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>The root of the sum of squares of each window.</summary>
internal sealed record L2Pool2dDeclaration(int KernelHeight, int KernelWidth, int StrideH, int StrideW) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "L2Pool2d", OperationSlot.Operator, typeof(L2Pool2dDeclaration), [.. WindowOptions.Kernel, .. WindowOptions.StrideOfPool],
        options => new L2Pool2dDeclaration(options.Int("KernelHeight"), options.Int("KernelWidth"), options.Int("StrideH"), options.Int("StrideW")))
    {
        Forms = typeof(L2PoolForms),
    };

    // What a reader of the generated code sees.
    public override string Words => $"L2Pool2d {KernelHeight}×{KernelWidth}{StrideWords(StrideH, StrideW, KernelHeight, KernelWidth)}";

    private Window Rows => new(KernelHeight, StrideH, 1);

    private Window Columns => new(KernelWidth, StrideW, 1);

    // What is wrong whatever the input is.
    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => rules.Windows(Rows, Columns, PaddingDeclaration.None, isPool: true);

    // The output for the rule's input, or an error; parameters would be listed behind the padding of rule.Gives.
    public override ShapeResult Infer(ShapeRule rule) => rule.GivesWindows(Rows, Columns, PaddingDeclaration.None, ceil: false);

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) =>
        new L2Pool(AxisWindow.OfRows(shape, Rows), AxisWindow.OfColumns(shape, Columns));
}
