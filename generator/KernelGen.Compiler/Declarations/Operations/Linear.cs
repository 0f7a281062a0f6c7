using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>A fully connected layer over the flattened input.</summary>
internal sealed record LinearDeclaration(int OutFeatures, bool Bias) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "Linear", OperationSlot.Operator, typeof(LinearDeclaration), [new("outFeatures", null), new("Bias", true)],
        options => new LinearDeclaration(options.Int("outFeatures"), options.Bool("Bias")))
    {
        Forms = typeof(LinearForms),
    };

    public override string Words => $"Linear {OutFeatures}";

    public override SchedulableLoops Loops => new(1, 1, HasPixels: false);

    public override bool FlattensImage => true;

    public override string ReductionWords => "is [Linear], which flattens the image";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => rules.Positive(("outFeatures", OutFeatures));

    public override ShapeResult Infer(ShapeRule rule)
    {
        int inputs = rule.Input.Length;
        if (!Counts.TryProduct(ShapeLimits.Parameters, out _, OutFeatures, inputs))
        {
            return rule.TooMany("weight", ShapeLimits.Parameters, OutFeatures, inputs);
        }

        return rule.Gives(
            new TensorShape(OutFeatures, 1, 1),
            new Window(rule.Input.Height, 1, 1),
            new Window(rule.Input.Width, 1, 1),
            PaddingDeclaration.None,
            [ParameterSpec.Weight(inputs, OutFeatures, inputs), .. ParameterSpec.Bias(Bias, OutFeatures, inputs)]);
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new Linear(pinned);
}
