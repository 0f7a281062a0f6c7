using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>Values divided by a power of the squares of neighbouring channels.</summary>
internal sealed record LocalResponseNormDeclaration(int Size, float Alpha, float Beta, float K) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "LocalResponseNorm", OperationSlot.Operator, typeof(LocalResponseNormDeclaration),
        [new("size", null), new("Alpha", 1e-4), new("Beta", 0.75), new("K", 1.0)],
        options => new LocalResponseNormDeclaration(options.Int("size"), options.Number("Alpha"), options.Number("Beta"), options.Number("K")))
    {
        Forms = typeof(LocalResponseNormForms),
    };

    public override string Words => $"LocalResponseNorm over {Size} channels";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => rules.Positive(("size", Size));

    public override ShapeResult Infer(ShapeRule rule) => rule.Gives(rule.Input, Window.Point, Window.Point);

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) =>
        new LocalResponseNorm(ChannelWindow.Of(Size, shape.Input.Channels), Alpha / Size, Beta, K);

    /// <summary>A share of each channel at one pixel.</summary>
    public override double GatheredGradient(LayerShape shape) => shape.Input.Channels;
}
