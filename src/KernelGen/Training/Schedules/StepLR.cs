using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// The learning rate is multiplied by a factor every so many steps, as PyTorch's <c>StepLR</c>: <c>rate * Gamma^floor(step / StepSize)</c>.
/// </summary>
/// <param name="StepSize">Number of steps at one rate, at least 1.</param>
/// <param name="Gamma">The factor, at least 0. Default: 0.1.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record StepLR(long StepSize, double Gamma = 0.1) : LearningRateSchedule
{
    /// <summary>Number of steps at one rate, at least 1.</summary>
    public long StepSize { get; init => field = CheckSteps(value, nameof(StepSize)); } = CheckSteps(StepSize, nameof(StepSize));

    /// <summary>What the rate is multiplied by, at least 0. Default: 0.1.</summary>
    public double Gamma { get; init => field = Optimizer.CheckRange(value, double.MaxValue, nameof(Gamma)); } =
        Optimizer.CheckRange(Gamma, double.MaxValue, nameof(Gamma));

    /// <inheritdoc/>
    public override double LearningRateAt(long step, double initialLearningRate) => initialLearningRate * PortableMath.Power(Gamma, step / StepSize);
}
