namespace KernelGen;

/// <summary>
/// How the learning rate changes from step to step. Choose one of the derived records, which have PyTorch's words and values (<see cref="StepLR"/>,
/// <see cref="CosineAnnealingLR"/>, <see cref="OneCycleLR"/>), or derive your own.
/// </summary>
/// <remarks>
/// A schedule counts a session's updates of the parameters, as if PyTorch's <c>scheduler.step()</c> were called after each <c>optimizer.step()</c>. For a
/// schedule by epochs multiply by the number of steps of an epoch.
/// </remarks>
public abstract record LearningRateSchedule
{
    /// <summary>Number of steps that the schedule covers; a session refuses the next one. Default: no limit.</summary>
    public virtual long StepLimit => long.MaxValue;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The step's number, from 0; less than <see cref="StepLimit"/>.</param>
    /// <param name="initialLearningRate">The optimizer's learning rate.</param>
    /// <returns>A finite number of at least 0.</returns>
    public abstract double LearningRateAt(long step, double initialLearningRate);

    /// <summary>
    /// The momentum of a step, in place of the optimizer's (<see cref="Adam"/> and <see cref="AdamW"/>: Beta1); null in every step where the schedule leaves it
    /// alone.
    /// </summary>
    /// <param name="step">The step's number, from 0.</param>
    /// <returns>A number from 0 to below 1, or null.</returns>
    public virtual double? MomentumAt(long step) => null;

    private protected static long CheckSteps(long value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be at least 1.");

    private protected static double CheckAbove(double value, double smallest, string name) => value > smallest && value <= float.MaxValue
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be a finite number above {smallest}.");
}
