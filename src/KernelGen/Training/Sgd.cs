namespace KernelGen;

/// <summary>Stochastic gradient descent by PyTorch's formula (<c>torch.optim.SGD</c>, without dampening and Nesterov's variant).</summary>
/// <param name="LearningRate">The step's size, at least 0; <see cref="TrainingSession.LearningRate"/> changes it later.</param>
/// <remarks>
/// <c>g = gradient + WeightDecay * p; v = Momentum * v + g (at first v = g); p = p - LearningRate * v</c>. Multiplications
/// and additions are rounded one by one, so every machine computes the same bits.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">A value is not a number or outside its range.</exception>
public sealed record Sgd(float LearningRate) : Optimizer
{
    /// <summary>The step's size, at least 0. With 0 the parameters stay as they are.</summary>
    public float LearningRate { get; init => field = CheckLearningRate(value); } = CheckLearningRate(LearningRate);

    /// <summary>How much of the last step is kept, from 0 to below 1. Default: 0.</summary>
    public float Momentum { get; init => field = CheckRange(value, MathF.BitDecrement(1), nameof(Momentum)); }

    /// <summary>How strongly parameters are pulled to zero, at least 0. Default: 0.</summary>
    public float WeightDecay { get; init => field = CheckRange(value, float.MaxValue, nameof(WeightDecay)); }

    internal override float InitialLearningRate => LearningRate;

    internal override OptimizerState CreateState(int length) => new SgdState(this, length);
}
