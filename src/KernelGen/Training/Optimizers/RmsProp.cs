namespace KernelGen;

/// <summary>RMSprop (Hinton, 2012), as PyTorch's <c>torch.optim.RMSprop</c>.</summary>
/// <param name="LearningRate">The step's size, at least 0. Default: 0.01.</param>
/// <remarks>
/// <c>g = gradient + WeightDecay * p; s = Alpha * s + (1 - Alpha) * g * g; d = sqrt(s) + Epsilon</c>, with <see cref="Centered"/>
/// <c>a = Alpha * a + (1 - Alpha) * g; d = sqrt(s - a * a) + Epsilon</c>; then <c>p = p - LearningRate * g / d</c>, or with momentum
/// <c>b = Momentum * b + g / d; p = p - LearningRate * b</c>. Where rounding makes <c>s - a * a</c> negative, it counts as 0 (PyTorch: NaN).
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">A value is not a number or outside its range.</exception>
public sealed record RmsProp(double LearningRate = 0.01) : Optimizer(LearningRate)
{
    /// <summary>How much of the mean of squared gradients is kept, from 0 to below 1. Default: 0.99.</summary>
    public double Alpha { get; init => field = CheckBelowOne(value, nameof(Alpha)); } = 0.99;

    /// <summary>What is added to the divisor, above 0. Default: 1e-8.</summary>
    public double Epsilon { get; init => field = CheckEpsilon(value, nameof(Epsilon)); } = 1e-8;

    /// <summary>How much of the last step is kept, from 0 to below 1. Default: 0.</summary>
    public double Momentum { get; init => field = CheckBelowOne(value, nameof(Momentum)); }

    /// <summary>Whether gradients are divided by their standard deviation, not by the root of their mean square. Default: false.</summary>
    public bool Centered { get; init; }

    /// <summary>How strongly parameters are pulled to zero, at least 0: added to the gradients. Default: 0.</summary>
    public double WeightDecay { get; init => field = CheckRange(value, float.MaxValue, nameof(WeightDecay)); }

    internal override OptimizerState CreateState(int length, bool cyclesMomentum) => new RmsPropState(this, length, Momentum != 0 || cyclesMomentum);
}
