using KernelGen.Runtime;

namespace KernelGen;

/// <summary>The curve of <see cref="OneCycleLR"/>.</summary>
public enum Annealing
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>
/// The learning rate warms up to its largest value and falls to almost nothing, and the momentum goes the other way (Smith and Topin, 2018), as PyTorch's
/// <c>OneCycleLR</c>. The optimizer's own learning rate is not used.
/// </summary>
/// <param name="MaxLearningRate">The largest rate, above 0.</param>
/// <param name="TotalSteps">Number of steps of the whole cycle, at least 1; a session refuses the next one.</param>
/// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
public sealed record OneCycleLR(double MaxLearningRate, long TotalSteps) : LearningRateSchedule
{
    /// <summary>The largest rate, above 0.</summary>
    public double MaxLearningRate { get; init => field = CheckAbove(value, 0, nameof(MaxLearningRate)); } =
        CheckAbove(MaxLearningRate, 0, nameof(MaxLearningRate));

    /// <summary>Number of steps of the whole cycle, at least 1.</summary>
    public long TotalSteps { get; init => field = CheckSteps(value, nameof(TotalSteps)); } = CheckSteps(TotalSteps, nameof(TotalSteps));

    /// <summary>The share of the steps in which the rate rises, from 0 to 1. Default: 0.3.</summary>
    public double PctStart { get; init => field = Optimizer.CheckRange(value, 1, nameof(PctStart)); } = 0.3;

    /// <summary>The curve between the phases' ends. Default: <see cref="Annealing.Cosine"/>.</summary>
    public Annealing Anneal
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Anneal), value, $"{value} is not a value of {nameof(Annealing)}.");
    }

    /// <summary>
    /// Whether the momentum (<see cref="Adam"/> and <see cref="AdamW"/>: Beta1) falls from <see cref="MaxMomentum"/> to <see cref="BaseMomentum"/> and rises again.
    /// Default: true.
    /// </summary>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the largest rate, from 0 to below 1. Default: 0.85.</summary>
    public double BaseMomentum { get; init => field = Optimizer.CheckBelowOne(value, nameof(BaseMomentum)); } = 0.85;

    /// <summary>The momentum at the first and the last step, from 0 to below 1. Default: 0.95.</summary>
    public double MaxMomentum { get; init => field = Optimizer.CheckBelowOne(value, nameof(MaxMomentum)); } = 0.95;

    /// <summary>The first rate is <see cref="MaxLearningRate"/> divided by this, above 0. Default: 25.</summary>
    public double DivFactor { get; init => field = CheckAbove(value, 0, nameof(DivFactor)); } = 25;

    /// <summary>The last rate is the first divided by this, above 0. Default: 10,000.</summary>
    public double FinalDivFactor { get; init => field = CheckAbove(value, 0, nameof(FinalDivFactor)); } = 1e4;

    /// <summary>Whether the rate falls to the first rate as fast as it rose, and from there to the last in a third phase. Default: false.</summary>
    public bool ThreePhase { get; init; }

    /// <inheritdoc/>
    public override long StepLimit => TotalSteps;

    /// <inheritdoc/>
    public override double LearningRateAt(long step, double initialLearningRate)
    {
        double first = MaxLearningRate / DivFactor;
        return At(step, [first, MaxLearningRate, first], first / FinalDivFactor);
    }

    /// <inheritdoc/>
    public override double? MomentumAt(long step) =>
        CycleMomentum ? At(step, [MaxMomentum, BaseMomentum, MaxMomentum], MaxMomentum) : null;

    // Phases end between steps, as PyTorch counts them: pct_start * total - 1, then twice that, then total - 1.
    private double At(long step, ReadOnlySpan<double> values, double last)
    {
        double risen = (PctStart * TotalSteps) - 1;
        double end = TotalSteps - 1;
        if (step <= risen)
        {
            return Between(values[0], values[1], step, 0, risen);
        }

        double fallen = (2 * PctStart * TotalSteps) - 2;
        if (!ThreePhase)
        {
            return Between(values[1], last, step, risen, end);
        }

        return step <= fallen ? Between(values[1], values[2], step, risen, fallen) : Between(values[2], last, step, fallen, end);
    }

    private double Between(double from, double to, double step, double start, double end)
    {
        // A phase of a single step is at its end at once, where PyTorch divides by zero.
        double share = end == start ? 1 : (step - start) / (end - start);
        return Anneal == Annealing.Linear ? from + ((to - from) * share) : to + ((from - to) / 2 * (1 + PortableMath.CosPi(share)));
    }
}
