using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The squared error, as PyTorch's <c>nn.MSELoss</c>: <c>(y - target)^2</c> for each output of each sample.</summary>
/// <remarks>
/// The mean is over all outputs of all samples. On labels the target is 1 at the label and 0 elsewhere, outputs counted channel by channel, row by row.
/// </remarks>
public sealed record MseLoss : Loss
{
    internal override double WeightOfLabel(NetworkPlan plan, int label) => plan.Output.Length;

    internal override double WeightOfTargets(NetworkPlan plan) => plan.Output.Length;

    internal override LossKernel CreateKernel(NetworkPlan plan) => new ElementKernel<SquaredError>(plan, default);

    private readonly struct SquaredError : IElementLoss
    {
        public double Of(double y, double target, int channel, out double gradient)
        {
            double difference = y - target;
            gradient = 2 * difference;
            return difference * difference;
        }
    }
}
