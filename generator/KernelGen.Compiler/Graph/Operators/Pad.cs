using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>Cells added around every channel: copies of the input's own, or one value.</summary>
/// <param name="Border">What the cells copy; a constant where they copy nothing.</param>
/// <param name="Value">The constant.</param>
/// <param name="Front">Channels of the constant that are added before the first.</param>
/// <param name="Back">Channels of the constant that are added behind the last.</param>
internal sealed record Pad(PadAxis Rows, PadAxis Columns, BorderMode Border, float Value, int Front = 0, int Back = 0) : Operator
{
    public bool IsConstant => Border == BorderMode.Constant;

    public override string Words => FormattableString.Invariant(
        $"{Border} padding, rows {Rows.Before} and {Rows.After}, columns {Columns.Before} and {Columns.After}{((Front | Back) == 0 ? "" : FormattableString.Invariant($", channels {Front} and {Back}"))}");

    public override void Differentiate(GradientRule rule) => rule.Input(0, new PadInputGradient(this), [rule.OutputGradient]);
}
