using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>Cells of one value around each channel, and channels of it.</summary>
internal sealed record PadDeclaration(int Left, int Right, int Top, int Bottom, int Front, int Back, float Value) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Pad", OperationSlot.Operator, typeof(PadDeclaration),
        [new("left", null), new("right", null), new("top", null), new("bottom", null), new("Front", 0), new("Back", 0), new("Value", 0.0)],
        options => new PadDeclaration(
            options.Int("left"), options.Int("right"), options.Int("top"), options.Int("bottom"), options.Int("Front"), options.Int("Back"),
            options.Number("Value")))
    {
        Forms = typeof(PadForms),
    };

    public override string Words => $"Pad {Left}, {Right}, {Top}, {Bottom}{((Front | Back) == 0 ? "" : $", channels {Front}, {Back}")}";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => new (string Option, int Value)[]
        {
            ("left", Left), ("right", Right), ("top", Top), ("bottom", Bottom), ("Front", Front), ("Back", Back),
        }
        .Where(o => o.Value < 0).Select(o => rules.Refuse(ShapeErrorKind.NegativePadding, o.Option, o.Value));

    public override ShapeResult Infer(ShapeRule rule)
    {
        long channels = (long)rule.Input.Channels + Front + Back;
        (long height, long width) = ((long)rule.Input.Height + Top + Bottom, (long)rule.Input.Width + Left + Right);
        return Counts.TryShape(channels, height, width, out TensorShape output)
            ? rule.Gives(output, Window.Point, Window.Point)
            : rule.TooMany("output", ShapeLimits.Activations, channels, height, width);
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Pad(
        PadAxis.Of(BorderMode.Constant, shape.Input.Height, Top, Bottom), PadAxis.Of(BorderMode.Constant, shape.Input.Width, Left, Right),
        BorderMode.Constant, Value, Front, Back);
}
