namespace KernelGen;

/// <summary>Stochastic gradient descent by PyTorch's formula (<c>torch.optim.SGD</c>, without dampening and Nesterov's variant).</summary>
/// <param name="LearningRate">The step's size, at least 0; <see cref="TrainingSession.LearningRate"/> changes it later.</param>
/// <remarks>
/// <c>g = gradient + WeightDecay * p; v = Momentum * v + g (at first v = g); p = p - LearningRate * v</c>
/// </remarks>
public sealed record Sgd(float LearningRate) : Optimizer
{
    /// <summary>How much of the last step is kept, from 0 to below 1. Default: 0.</summary>
    public float Momentum { get; init; }

    /// <summary>How strongly parameters are pulled to zero, at least 0. Default: 0.</summary>
    public float WeightDecay { get; init; }

    internal override float InitialLearningRate => LearningRate;
}
