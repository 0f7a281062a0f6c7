using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Operators;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Declarations;

/// <summary>A ReLU with trained slopes below zero.</summary>
internal sealed record PReLUDeclaration(int NumParameters, float Init) : OperatorDeclaration
{
    public static OperationSpec Spec { get; } = new(
        "PReLU", OperationSlot.Operator, typeof(PReLUDeclaration), [new("numParameters", 1), new("Init", 0.25)],
        options => new PReLUDeclaration(options.Int("numParameters"), options.Number("Init")))
    {
        Forms = typeof(PReLUForms),
        IsLikeActivation = true,
    };

    public override string Words => NumParameters == 1 ? "PReLU" : $"PReLU of {NumParameters} slopes";

    public override string StartWords => "slopes start from their declared number";

    public override IEnumerable<ShapeError> CheckOptions(OptionRules rules) => rules.Positive(("numParameters", NumParameters));

    public override ShapeResult Infer(ShapeRule rule)
    {
        if (NumParameters != 1 && NumParameters != rule.Input.Channels)
        {
            return rule.Refuse(
                ShapeErrorKind.OutOfRange, "numParameters", NumParameters, FormattableString.Invariant($"1 or the number of channels, {rule.Input.Channels}"));
        }

        // A slope sums nothing, and is no multiplication that anybody counts.
        ParameterSpec slopes = ParameterSpec.Weight(0, NumParameters) with
        {
            Start = new[] { Init }.ToEquatableArray(),
        };
        return rule.Gives(rule.Input, Window.Point, Window.Point, PaddingDeclaration.None, slopes);
    }

    public override Operator ToOperator(LayerShape shape, ScheduleDeclaration? pinned) => new ParametricReLU(NumParameters == 1);
}
