// Goes to generator/KernelGen.Compiler/Graph/Operators.
namespace KernelGen.Compiler.Graph;

/// <summary>The root of the sum of squares of each window.</summary>
internal sealed record L2Pool(AxisWindow Rows, AxisWindow Columns) : Operator
{
    // Its gradient looks at the output, so that an activation behind it is a node of its own.
    public override bool GradientReadsOutput => true;

    public override string Words => "root of the squares of windows";

    // What gives the gradient of input 0, and what that reads.
    public override void Differentiate(GradientRule rule) =>
        rule.Input(0, new L2PoolInputGradient(this), [rule.OutputGradient, rule.Node.Input, rule.Node.Output]);
}

/// <summary>The gradient of its input, <c>x g / y</c> of every window that a cell is in.</summary>
internal sealed record L2PoolInputGradient(L2Pool Of) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words);
}
