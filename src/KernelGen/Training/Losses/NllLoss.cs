using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// The negative log-likelihood, as PyTorch's <c>nn.NLLLoss</c>: <c>-w[label] y[label]</c> for each sample. The network's outputs, of shape (classes, 1, 1), are
/// logarithms of probabilities: its last layer is <see cref="LogSoftmaxAttribute"/>.
/// </summary>
/// <remarks>
/// The mean is the sum divided by the sum of the weights of the labels' classes, ignored samples left out. Steps are on labels alone. A last layer of
/// <see cref="SoftmaxAttribute"/> is refused.
/// </remarks>
public sealed record NllLoss : Loss
{
    /// <summary>One weight for each class, at least 0; null for weights of 1. The values are copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a finite number.</exception>
    public IReadOnlyList<float>? ClassWeights { get; init => field = CopyWeights(value, nameof(ClassWeights)); }

    /// <summary>A label that takes a sample out of the loss. Default: -100.</summary>
    public int IgnoreIndex { get; init; } = -100;

    internal override int? Ignored => IgnoreIndex;

    internal override void ThrowIfUnfit(NetworkPlan plan) =>
        CheckCount(ClassWeights, plan.Output.Channels, nameof(ClassWeights), "classes", plan.Name);

    internal override void ThrowIfNotFor(NetworkPlan plan, bool onLabels)
    {
        if (!onLabels)
        {
            throw new InvalidOperationException($"{nameof(NllLoss)} takes labels; for probabilities of classes choose {nameof(CrossEntropyLoss)}.");
        }

        ClassKernel.ThrowIfNotClasses(plan, nameof(NllLoss));
    }

    internal override double WeightOfLabel(NetworkPlan plan, int label) => ClassWeights?[label] ?? 1;

    internal override double WeightOfTargets(NetworkPlan plan) => 1;

    internal override LossKernel CreateKernel(NetworkPlan plan) => new NllKernel(plan, this);
}
