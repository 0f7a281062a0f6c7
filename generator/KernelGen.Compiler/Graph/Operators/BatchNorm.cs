using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// Each channel brought to mean 0 and variance 1 over all samples and pixels of the batch, <c>(x − mean) / √(variance + ε)</c>, then scaled and
/// shifted where it has parameters for that (Ioffe and Szegedy, 2015). In inference the running mean and variance take the batch's place.
/// </summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">How much of a batch's mean and variance goes into the running ones.</param>
internal sealed record BatchNorm(double Epsilon, double Momentum) : Operator
{
    public override string Words => FormattableString.Invariant($"batch norm, epsilon {Epsilon}");

    public override Operator ForInference => new ChannelScale();

    public override (double Epsilon, double Momentum)? OverBatch => (Epsilon, Momentum);

    public override void Differentiate(GradientRule rule)
    {
        Tensor sums = rule.Common(
            new BatchNormGradientSums(this), new TensorShape(2 * rule.Node.Input.Shape.Channels, 1, 1), rule.OutputGradient, rule.Node.Input);
        rule.Input(
            0, new BatchNormInputGradient(this, Declarations.Activation.None), [rule.OutputGradient, rule.Node.Input, sums], rule.Node.Parameters);
    }
}
