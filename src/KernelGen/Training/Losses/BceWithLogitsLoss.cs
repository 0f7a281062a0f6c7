using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Binary cross-entropy of the sigmoid of each output, as PyTorch's <c>nn.BCEWithLogitsLoss</c>:
/// <c>-w (p t log sigmoid(y) + (1 - t) log(1 - sigmoid(y)))</c> for each output of each sample, with target t, weight w and weight p of positives.
/// </summary>
/// <remarks>
/// The mean is over all outputs of all samples, whatever their weights. The network's outputs are logits: its last layer has no Sigmoid. On labels the
/// target is 1 at the label and 0 elsewhere, outputs counted channel by channel, row by row.
/// </remarks>
public sealed record BceWithLogitsLoss : Loss
{
    /// <summary>One weight for each channel of the output, at least 0 (PyTorch's <c>weight</c>); null for weights of 1. The values are copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a finite number.</exception>
    public IReadOnlyList<float>? Weights { get; init => field = CopyWeights(value, nameof(Weights)); }

    /// <summary>
    /// One weight of positive targets for each channel of the output, at least 0 (PyTorch's <c>pos_weight</c>); null for weights of 1. The values are copied.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a finite number.</exception>
    public IReadOnlyList<float>? PositiveWeights { get; init => field = CopyWeights(value, nameof(PositiveWeights)); }

    internal override void ThrowIfUnfit(NetworkPlan plan)
    {
        CheckCount(Weights, plan.Output.Channels, nameof(Weights), "output channels", plan.Name);
        CheckCount(PositiveWeights, plan.Output.Channels, nameof(PositiveWeights), "output channels", plan.Name);
    }

    internal override void CheckTargets(ReadOnlySpan<float> targets, int outputs) => CheckFinite(targets, outputs, "output");

    internal override double WeightOfLabel(NetworkPlan plan, int label) => plan.Output.Length;

    internal override double WeightOfTargets(NetworkPlan plan) => plan.Output.Length;

    internal override LossKernel CreateKernel(NetworkPlan plan) => new ElementKernel<BinaryCrossEntropy>(plan, new BinaryCrossEntropy(this));

    private readonly struct BinaryCrossEntropy(BceWithLogitsLoss options) : IElementLoss
    {
        public double Of(double y, double target, int channel, out double gradient)
        {
            double weight = options.Weights?[channel] ?? 1;
            double positive = 1 + (((options.PositiveWeights?[channel] ?? 1) - 1) * target);

            // With e = exp(-|y|), which cannot overflow: -log sigmoid(y) = log(1 + e) + max(-y, 0).
            double e = PortableMath.Exp(-Math.Abs(y));
            double minusLog = PortableMath.LogOnePlus(e) + Math.Max(-y, 0);
            double complement = (y >= 0 ? e : 1) / (1 + e);
            gradient = weight * (1 - target - (positive * complement));
            return weight * (((1 - target) * y) + (positive * minusLog));
        }
    }
}
