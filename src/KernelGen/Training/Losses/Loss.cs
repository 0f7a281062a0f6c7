using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// What training makes small. Choose one of the derived records: <see cref="CrossEntropyLoss"/>, <see cref="NllLoss"/>, <see cref="MseLoss"/> or
/// <see cref="BceWithLogitsLoss"/>, which have PyTorch's words and values.
/// </summary>
/// <remarks>
/// Losses and their gradients are computed in double precision, sample by sample, and added in the samples' order, so that they are the same bits for
/// every number of threads.
/// </remarks>
public abstract record Loss
{
    private protected Loss()
    {
    }

    /// <summary>How the losses of a batch become one number. Default: <see cref="LossReduction.Mean"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enumeration's.</exception>
    public LossReduction Reduction
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Reduction), value, $"{value} is not a value of {nameof(LossReduction)}.");
    }

    /// <summary>The label that takes a sample out of the loss; null where the loss has none.</summary>
    internal virtual int? Ignored => null;

    /// <summary>Refuses options that do not fit a network.</summary>
    /// <param name="plan">The network.</param>
    /// <exception cref="ArgumentException">They do not fit; the message names both numbers.</exception>
    internal virtual void ThrowIfUnfit(NetworkPlan plan)
    {
    }

    /// <summary>Refuses steps on labels, or on targets, that this loss cannot take of a network.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="onLabels">Whether the step has labels, not targets.</param>
    /// <exception cref="InvalidOperationException">The loss cannot take them.</exception>
    internal virtual void ThrowIfNotFor(NetworkPlan plan, bool onLabels)
    {
    }

    /// <summary>Refuses target values before anything is computed.</summary>
    /// <param name="targets">The targets of all samples.</param>
    /// <param name="outputs">Number of outputs of one sample.</param>
    /// <exception cref="ArgumentException">A value cannot be a target; the message names the sample, the output and the value.</exception>
    internal virtual void CheckTargets(ReadOnlySpan<float> targets, int outputs)
    {
    }

    /// <summary>What a sample of a label adds to the number that the mean divides by.</summary>
    internal abstract double WeightOfLabel(NetworkPlan plan, int label);

    /// <summary>What a sample with targets adds to the number that the mean divides by.</summary>
    internal abstract double WeightOfTargets(NetworkPlan plan);

    /// <summary>Makes the way in which one thread computes the loss.</summary>
    internal abstract LossKernel CreateKernel(NetworkPlan plan);

    /// <summary>Refuses target values that are not finite numbers.</summary>
    private protected static void CheckFinite(ReadOnlySpan<float> targets, int outputs, string what)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (!float.IsFinite(targets[i]))
            {
                throw new ArgumentException(
                    $"The target of sample {i / outputs}, {what} {i % outputs}, is {targets[i]}, but it must be a finite number.", nameof(targets));
            }
        }
    }

    /// <summary>Copies weights, so that nobody changes them later, and refuses what is not a finite number of at least 0.</summary>
    private protected static IReadOnlyList<float>? CopyWeights(IReadOnlyList<float>? weights, string name)
    {
        for (int i = 0; i < (weights?.Count ?? 0); i++)
        {
            if (!(weights![i] >= 0 && float.IsFinite(weights[i])))
            {
                throw new ArgumentOutOfRangeException(name, weights[i], $"{name}[{i}] is {weights[i]}, but it must be a finite number of at least 0.");
            }
        }

        return weights is null ? null : Array.AsReadOnly<float>([.. weights]);
    }

    /// <summary>Refuses another number of weights than of what they weigh.</summary>
    private protected static void CheckCount(IReadOnlyList<float>? weights, int count, string name, string what, string network)
    {
        if (weights is not null && weights.Count != count)
        {
            throw new ArgumentException($"{name} has {weights.Count} values, but {network} has {count} {what}.", name);
        }
    }
}
