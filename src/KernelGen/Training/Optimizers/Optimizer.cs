namespace KernelGen;

/// <summary>
/// How gradients change the parameters. Choose one of the derived records, which have PyTorch's words, defaults and formulas: <see cref="Sgd"/>,
/// <see cref="Adam"/>, <see cref="AdamW"/> or <see cref="RmsProp"/>.
/// </summary>
/// <remarks>
/// Options are doubles, what is computed from them alone is computed in double precision, and parameters and what is remembered of them are floats, as in
/// PyTorch. Multiplications and additions are rounded one by one, so every machine computes the same bits. Weight decay takes in biases.
/// </remarks>
/// <param name="LearningRate">The step's size, at least 0.</param>
public abstract record Optimizer(double LearningRate)
{
    // The largest float below 1: what is at most this cannot become 1 when it is rounded to a float.
    private protected const double BelowOne = 0.99999994039535522;

    /// <summary>The step's size, at least 0; <see cref="TrainingSession.LearningRate"/> and schedules change it later. With 0 the parameters stay as they are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number.</exception>
    public double LearningRate { get; init => field = CheckLearningRate(value); } = CheckLearningRate(LearningRate);

    /// <summary>Makes what the optimizer remembers from step to step.</summary>
    /// <param name="length">Number of parameter values.</param>
    /// <param name="cyclesMomentum">Whether a schedule sets the momentum.</param>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    internal abstract OptimizerState CreateState(int length, bool cyclesMomentum);

    /// <summary>Refuses a learning rate that is not a finite number of at least 0.</summary>
    internal static double CheckLearningRate(double value) => CheckRange(value, float.MaxValue, nameof(LearningRate));

    /// <summary>Refuses what is not in [0, largest].</summary>
    internal static double CheckRange(double value, double largest, string name) => value >= 0 && value <= largest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be a number from 0 to {largest:G9}.");

    /// <summary>Refuses what is not in [0, 1), also when rounded to a float.</summary>
    internal static double CheckBelowOne(double value, string name) => value >= 0 && value <= BelowOne
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be a number from 0 to below 1.");

    /// <summary>Refuses what is not a finite number above 0, also when rounded to a float: it keeps a division from 0 / 0.</summary>
    private protected static double CheckEpsilon(double value, string name) => value <= float.MaxValue && (float)value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be a number above 0 that a float can hold.");
}
