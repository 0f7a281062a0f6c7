using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>The gradient of a pool's input, from that of its output; a maximum also reads its input and its output.</summary>
/// <param name="Before">The activation that made the input, which the gradient is taken back through.</param>
internal sealed record PoolInputGradient(Pool Of, Activation Before) : Operator
{
    public override string Words => GradientWords.OfInput(Of.Words, Before);

    /// <summary>Where windows overlap, gradients are added one after another, and none is finished before the last.</summary>
    public override Operator? Finishing(Activation activation) => Of.IsDisjoint ? this with { Before = activation } : null;

    /// <summary>Cells that no window covers get no gradient; where windows overlap, all cells start from zero.</summary>
    public override bool LeavesZeros(TensorShape output) => Of.IsDisjoint && Of.Rows.Cells * Of.Columns.Cells < output.Height * (long)output.Width;
}
