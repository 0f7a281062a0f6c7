namespace KernelGen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019), as PyTorch's <c>torch.optim.AdamW</c>: parameters are first multiplied by
/// <c>1 - LearningRate * WeightDecay</c>, and then follow <see cref="Adam"/> without decay.
/// </summary>
/// <param name="LearningRate">The step's size, at least 0. Default: 0.001.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is not a number or outside its range.</exception>
public sealed record AdamW(double LearningRate = 0.001) : Optimizer(LearningRate)
{
    /// <summary>How much of the mean of gradients is kept, from 0 to below 1. Default: 0.9.</summary>
    public double Beta1 { get; init => field = CheckBelowOne(value, nameof(Beta1)); } = 0.9;

    /// <summary>How much of the mean of squared gradients is kept, from 0 to below 1. Default: 0.999.</summary>
    public double Beta2 { get; init => field = CheckBelowOne(value, nameof(Beta2)); } = 0.999;

    /// <summary>What is added to the divisor, above 0. Default: 1e-8.</summary>
    public double Epsilon { get; init => field = CheckEpsilon(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>How strongly parameters are pulled to zero, at least 0. Default: 0.01.</summary>
    public double WeightDecay { get; init => field = CheckRange(value, float.MaxValue, nameof(WeightDecay)); } = 0.01;

    /// <summary>Whether the divisor never shrinks (Reddi, Kale and Kumar, 2018). Default: false.</summary>
    public bool AmsGrad { get; init; }

    internal override OptimizerState CreateState(int length, bool cyclesMomentum) =>
        new AdamState(new AdamSettings(Beta1, Beta2, Epsilon, WeightDecay, IsDecoupled: true, AmsGrad), length);
}
