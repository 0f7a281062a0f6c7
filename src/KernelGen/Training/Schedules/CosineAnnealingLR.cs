using KernelGen.Runtime;

namespace KernelGen;

/// <summary>
/// The learning rate falls along half a cosine (Loshchilov and Hutter, 2017), as PyTorch's <c>CosineAnnealingLR</c>:
/// <c>EtaMin + (rate - EtaMin) * (1 + cos(pi * step / TMax)) / 2</c>. After <see cref="TMax"/> steps it rises again.
/// </summary>
/// <param name="TMax">Number of steps from the optimizer's rate to the smallest, at least 1.</param>
/// <param name="EtaMin">The smallest rate, at least 0. Default: 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record CosineAnnealingLR(long TMax, double EtaMin = 0) : LearningRateSchedule
{
    /// <summary>Number of steps from the optimizer's rate to the smallest, at least 1.</summary>
    public long TMax { get; init => field = CheckSteps(value, nameof(TMax)); } = CheckSteps(TMax, nameof(TMax));

    /// <summary>The smallest rate, at least 0. Default: 0.</summary>
    public double EtaMin { get; init => field = Optimizer.CheckRange(value, float.MaxValue, nameof(EtaMin)); } =
        Optimizer.CheckRange(EtaMin, float.MaxValue, nameof(EtaMin));

    /// <inheritdoc/>
    public override double LearningRateAt(long step, double initialLearningRate) =>
        EtaMin + ((initialLearningRate - EtaMin) * (1 + PortableMath.CosPi((double)step / TMax)) / 2);
}
