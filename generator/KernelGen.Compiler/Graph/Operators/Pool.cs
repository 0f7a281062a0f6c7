namespace KernelGen.Compiler.Graph;

/// <summary>The largest value or the mean of each window.</summary>
internal sealed record Pool(bool IsMaximum, PoolAxis Rows, PoolAxis Columns) : Operator
{
    public override bool GradientReadsOutput => true;

    public override string Words => IsMaximum ? "maximum of windows" : "mean of windows";
}
