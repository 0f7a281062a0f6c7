using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>A cross-correlation with learned weights <c>[out, in / groups, kh, kw]</c>.</summary>
/// <param name="Behind">A pool that the convolution takes in: its pixels are pooled, after the activation, and never stored.</param>
/// <param name="Pinned">What the user pins of how one sample is run.</param>
/// <param name="AddsLast">Whether the node's last input is added to the result, before the activation: the convolution has taken in a sum.</param>
/// <param name="IsDirect">Whether each output must be the sum of its own products, however much faster another way is.</param>
internal sealed record Convolution(
    AxisWindow Rows, AxisWindow Columns, int Groups, Pool? Behind = null, ScheduleDeclaration? Pinned = null, bool AddsLast = false,
    bool IsDirect = false) : Operator
{
    /// <summary>
    /// A convolution whose only window is its whole input is a matrix product: the weights are stored in the same order, and the kernels of a
    /// matrix product are better at it. LeNet-5's C5 is one. Where the user pins pixels to the lanes it stays what it is.
    /// </summary>
    public override Operator Canonical =>
        Groups == 1 && Rows.IsWholeInput && Columns.IsWholeInput && Pinned?.VectorAxis != VectorAxis.Pixels ? new Linear(Pinned) : this;

    public override Operator SummingDirectly => this with { IsDirect = true };

    public override bool TakesChannelScale => true;

    public override WindowReach? ReachInto(int input) => new(Rows, Columns);

    public override int WeightUses(TensorShape output) => output.Height * output.Width;

    public override void Differentiate(GradientRule rule)
    {
        rule.Parameters(new ConvolutionParameterGradients(this), rule.Node.Input, rule.OutputGradient);
        rule.Input(0, new ConvolutionInputGradient(this, Activation.None), [rule.OutputGradient], rule.Node.Weight!);
    }

    public override string Words => FormattableString.Invariant(
        $"convolution {Rows.Kernel}×{Columns.Kernel}, stride {Rows.Stride}×{Columns.Stride}, dilation {Rows.Dilation}×{Columns.Dilation}, padding from {Rows.PaddingBefore}×{Columns.PaddingBefore}, {Groups} groups");
}
