using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// Cross-entropy of the softmax of the outputs, as PyTorch's <c>nn.CrossEntropyLoss</c>: <c>-sum over c of w[c] q[c] log softmax(y)[c]</c> for each
/// sample, where <c>q</c> is 1 at the label and 0 elsewhere, or the sample's targets (probabilities of the classes).
/// </summary>
/// <remarks>
/// <para>
/// The network's outputs, of shape (classes, 1, 1), are the logits: a last layer of <see cref="SoftmaxAttribute"/> is refused. With
/// <see cref="LogSoftmaxAttribute"/> the loss is the same as without, since the softmax of a log-softmax is the softmax. A last ReLU, Sigmoid or Tanh is
/// allowed and bounds the logits, so that the loss stays above what it could be.
/// </para>
/// <para>
/// The mean on labels is the sum divided by the sum of the weights of the labels' classes, ignored samples left out; on targets it is the sum divided by
/// the number of samples. A class of target 0 adds nothing, also where its logit is minus infinity (PyTorch: NaN).
/// </para>
/// </remarks>
public sealed record CrossEntropyLoss : Loss
{
    /// <summary>
    /// How much of each target is shared out among all classes, from 0 to 1: <c>q[c] = (1 - LabelSmoothing) q[c] + LabelSmoothing / classes</c>. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside this range.</exception>
    public double LabelSmoothing { get; init => field = Optimizer.CheckRange(value, 1, nameof(LabelSmoothing)); }

    /// <summary>One weight for each class, at least 0; null for weights of 1. The values are copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a finite number.</exception>
    public IReadOnlyList<float>? ClassWeights { get; init => field = CopyWeights(value, nameof(ClassWeights)); }

    /// <summary>A label that takes a sample out of the loss. Default: -100.</summary>
    public int IgnoreIndex { get; init; } = -100;

    internal override int? Ignored => IgnoreIndex;

    internal override void ThrowIfUnfit(NetworkPlan plan) =>
        CheckCount(ClassWeights, plan.Output.Channels, nameof(ClassWeights), "classes", plan.Name);

    internal override void ThrowIfNotFor(NetworkPlan plan, bool onLabels) => ClassKernel.ThrowIfNotClasses(plan, nameof(CrossEntropyLoss));

    internal override void CheckTargets(ReadOnlySpan<float> targets, int outputs) => CheckFinite(targets, outputs, "class");

    internal override double WeightOfLabel(NetworkPlan plan, int label) => ClassWeights?[label] ?? 1;

    internal override double WeightOfTargets(NetworkPlan plan) => 1;

    internal override LossKernel CreateKernel(NetworkPlan plan) => new CrossEntropyKernel(plan, this);
}
