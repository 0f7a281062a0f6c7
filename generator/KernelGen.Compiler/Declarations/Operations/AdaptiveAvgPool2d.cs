using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>The mean of windows that cover the input evenly, so many of them; one each way is global pooling.</summary>
internal sealed record AdaptiveAvgPool2dDeclaration(int OutputHeight, int OutputWidth) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "AdaptiveAvgPool2d", OperationSlot.Operator, typeof(AdaptiveAvgPool2dDeclaration), [new("outputHeight", null), new("outputWidth", null)],
        options => new AdaptiveAvgPool2dDeclaration(options.Int("outputHeight"), options.Int("outputWidth")))
    {
        Forms = typeof(PoolForms),
    };

    /// <summary>One window, by a name of its own.</summary>
    public static OperationSpec GlobalSpec { get; } = new(
        "GlobalAvgPool2d", OperationSlot.Operator, typeof(AdaptiveAvgPool2dDeclaration), [], _ => new AdaptiveAvgPool2dDeclaration(1, 1))
    {
        Forms = typeof(PoolForms),
    };

    public override string ReductionWords => "averages the image";

    public override string Words => (OutputHeight, OutputWidth) == (1, 1) ? "GlobalAvgPool2d" : $"AdaptiveAvgPool2d {OutputHeight}×{OutputWidth}";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) =>
        rules.Positive(("outputHeight", OutputHeight), ("outputWidth", OutputWidth));

    public override ShapeResult Infer(ShapeRule rule) => Counts.TryShape(rule.Input.Channels, OutputHeight, OutputWidth, out TensorShape output)
        ? rule.Gives(output, Window.Adaptive(rule.Input.Height, OutputHeight), Window.Adaptive(rule.Input.Width, OutputWidth))
        : rule.TooMany("output", ShapeLimits.Activations, rule.Input.Channels, OutputHeight, OutputWidth);

    public override double GatheredGradient(LayerShape shape) => MemoryBounds.GatheredGradient(
        Window.MostAdaptiveOverACell(shape.Input.Height, shape.Output.Height), Window.MostAdaptiveOverACell(shape.Input.Width, shape.Output.Width),
        shape.Output, shape.Input.Width);

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Pool(
        false, PoolAxis.Adaptive(shape.Input.Height, shape.Output.Height), PoolAxis.Adaptive(shape.Input.Width, shape.Output.Width));
}
