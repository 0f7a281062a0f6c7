namespace KernelGen;

/// <summary>How a <see cref="TrainingSession"/> trains.</summary>
/// <exception cref="ArgumentException">A value is outside its range.</exception>
public sealed record TrainingOptions
{
    /// <summary>The most samples of one step, at least 1. Default: 64.</summary>
    public int BatchSize { get; init => field = CheckCount(value, int.MaxValue, nameof(BatchSize)); } = 64;

    /// <summary>Threads that share a step's work, the calling one among them, 1 to 1024. Results do not depend on it. Default: 1.</summary>
    public int Threads { get; init => field = CheckCount(value, 1024, nameof(Threads)); } = 1;

    /// <summary>What training makes small. Default: <see cref="Loss.SoftmaxCrossEntropy"/>.</summary>
    public Loss Loss { get; init => field = CheckDefined(value); } = Loss.SoftmaxCrossEntropy;

    /// <summary>Whether the loss is the mean or the sum over the samples. Default: <see cref="LossReduction.Mean"/>.</summary>
    public LossReduction Reduction { get; init => field = CheckDefined(value); } = LossReduction.Mean;

    /// <summary>A label that takes a sample out of the loss, as PyTorch's <c>ignore_index</c>. Default: -100.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>How gradients change the parameters. Default: <c>new Sgd(0.01f)</c>.</summary>
    public Optimizer Optimizer { get; init => field = value ?? throw new ArgumentNullException(nameof(Optimizer)); } = new Sgd(0.01f);

    /// <summary>
    /// Whether a loss or gradient that is not a finite number throws <see cref="NotFiniteNumberException"/> before the
    /// parameters change. Default: false.
    /// </summary>
    public bool ThrowOnNonFinite { get; init; }

    private static int CheckCount(int value, int largest, string name) => value >= 1 && value <= largest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 1 to {largest}.");

    private static T CheckDefined<T>(T value) where T : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(typeof(T).Name, value, $"{value} is no value of {typeof(T).Name}.");
}
