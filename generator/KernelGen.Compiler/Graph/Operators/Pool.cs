using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>The largest value or the mean of each window.</summary>
internal sealed record Pool(bool IsMaximum, PoolAxis Rows, PoolAxis Columns) : Operator
{
    public override bool GradientReadsOutput => true;

    public override string Words => IsMaximum ? "maximum of windows" : "mean of windows";

    /// <summary>Whether no cell is in two windows, so that gradients are written and not added.</summary>
    public bool IsDisjoint => Rows.IsDisjoint && Columns.IsDisjoint;

    /// <summary>A maximum passes its gradient on to where it came from, which only its values tell.</summary>
    public override void Differentiate(GradientRule rule) => rule.Input(
        0, new PoolInputGradient(this, Activation.None),
        IsMaximum ? [rule.OutputGradient, rule.Node.Input, rule.Node.Output] : [rule.OutputGradient]);
}
