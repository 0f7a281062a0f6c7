namespace KernelGen;

/// <summary>Adam (Kingma and Ba, 2015), as PyTorch's <c>torch.optim.Adam</c>: weight decay is part of the gradient.</summary>
/// <param name="LearningRate">The step's size, at least 0. Default: 0.001.</param>
/// <remarks>
/// In step t, from 1: <c>g = gradient + WeightDecay * p; m = Beta1 * m + (1 - Beta1) * g; v = Beta2 * v + (1 - Beta2) * g * g;
/// p = p - LearningRate / (1 - Beta1^t) * m / (sqrt(v) / sqrt(1 - Beta2^t) + Epsilon)</c>, with <see cref="AmsGrad"/> of the largest v so far.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">A value is not a number or outside its range.</exception>
public sealed record Adam(double LearningRate = 0.001) : Optimizer(LearningRate)
{
    /// <summary>How much of the mean of gradients is kept, from 0 to below 1. Default: 0.9.</summary>
    public double Beta1 { get; init => field = CheckBelowOne(value, nameof(Beta1)); } = 0.9;

    /// <summary>How much of the mean of squared gradients is kept, from 0 to below 1. Default: 0.999.</summary>
    public double Beta2 { get; init => field = CheckBelowOne(value, nameof(Beta2)); } = 0.999;

    /// <summary>What is added to the divisor, above 0. Default: 1e-8.</summary>
    public double Epsilon { get; init => field = CheckEpsilon(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>How strongly parameters are pulled to zero, at least 0: added to the gradients. Default: 0.</summary>
    public double WeightDecay { get; init => field = CheckRange(value, float.MaxValue, nameof(WeightDecay)); }

    /// <summary>Whether the divisor never shrinks (Reddi, Kale and Kumar, 2018). Default: false.</summary>
    public bool AmsGrad { get; init; }

    internal override OptimizerState CreateState(int length, bool cyclesMomentum) =>
        new AdamState(new AdamSettings(Beta1, Beta2, Epsilon, WeightDecay, IsDecoupled: false, AmsGrad), length);
}
