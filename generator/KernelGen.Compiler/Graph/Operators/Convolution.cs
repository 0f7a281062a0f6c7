using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A cross-correlation with learned weights <c>[out, in / groups, kh, kw]</c>.</summary>
/// <param name="Behind">A pool that the convolution takes in: its pixels are pooled, after the activation, and never stored.</param>
/// <param name="Pinned">What the user pins of how one sample is run.</param>
internal sealed record Convolution(
    AxisWindow Rows, AxisWindow Columns, int Groups, Pool? Behind = null, ScheduleDeclaration? Pinned = null) : Operator
{
    public override SlidingWindows? Windows => new(Rows, Columns);

    public override int WeightUses(TensorShape output) => output.Height * output.Width;

    public override string Words => FormattableString.Invariant(
        $"convolution {Rows.Kernel}×{Columns.Kernel}, stride {Rows.Stride}×{Columns.Stride}, dilation {Rows.Dilation}×{Columns.Dilation}, padding from {Rows.PaddingBefore}×{Columns.PaddingBefore}, {Groups} groups");
}
