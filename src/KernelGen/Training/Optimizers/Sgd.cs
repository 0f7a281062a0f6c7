namespace KernelGen;

/// <summary>Stochastic gradient descent, as PyTorch's <c>torch.optim.SGD</c>.</summary>
/// <param name="LearningRate">The step's size, at least 0.</param>
/// <remarks>
/// <c>g = gradient + WeightDecay * p; v = Momentum * v + (1 - Dampening) * g</c> (at first <c>v = g</c>); <c>p = p - LearningRate * v</c>, or with
/// <see cref="Nesterov"/> <c>p = p - LearningRate * (g + Momentum * v)</c>. Without momentum <c>p = p - LearningRate * g</c>.
/// </remarks>
/// <exception cref="ArgumentOutOfRangeException">A value is not a number or outside its range.</exception>
public sealed record Sgd(double LearningRate) : Optimizer(LearningRate)
{
    /// <summary>How much of the last step is kept, from 0 to below 1. Default: 0.</summary>
    public double Momentum { get; init => field = CheckBelowOne(value, nameof(Momentum)); }

    /// <summary>How much less of each gradient but the first goes into the velocity, from 0 to 1. Default: 0.</summary>
    public double Dampening { get; init => field = CheckRange(value, 1, nameof(Dampening)); }

    /// <summary>
    /// Whether the step goes on along the velocity (Nesterov). Needs a <see cref="Momentum"/> above 0 and a <see cref="Dampening"/> of 0, which is checked when
    /// the session is made. Default: false.
    /// </summary>
    public bool Nesterov { get; init; }

    /// <summary>How strongly parameters are pulled to zero, at least 0. Default: 0.</summary>
    public double WeightDecay { get; init => field = CheckRange(value, float.MaxValue, nameof(WeightDecay)); }

    internal override OptimizerState CreateState(int length, bool cyclesMomentum)
    {
        bool hasMomentum = Momentum != 0 || cyclesMomentum;
        return Nesterov && (!hasMomentum || Dampening != 0)
            ? throw new ArgumentException(
                $"{nameof(Nesterov)} needs a {nameof(Momentum)} above 0 and a {nameof(Dampening)} of 0, but they are {Momentum} and {Dampening}.", nameof(Nesterov))
            : new SgdState(this, hasMomentum ? length : 0);
    }
}
