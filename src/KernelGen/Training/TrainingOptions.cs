namespace KernelGen;

/// <summary>How a <see cref="TrainingSession"/> trains.</summary>
/// <exception cref="ArgumentException">A value is outside its range.</exception>
public sealed record TrainingOptions
{
    /// <summary>The most samples of one step, at least 1. Default: 64.</summary>
    public int BatchSize { get; init => field = CheckCount(value, int.MaxValue, nameof(BatchSize)); } = 64;

    /// <summary>Threads that share a step's work, the calling one among them, 1 to 1024. Results do not depend on it. Default: 1.</summary>
    public int Threads { get; init => field = CheckCount(value, 1024, nameof(Threads)); } = 1;

    /// <summary>What training makes small. Default: <c>new CrossEntropyLoss()</c>.</summary>
    public Loss Loss { get; init => field = value ?? throw new ArgumentNullException(nameof(Loss)); } = new CrossEntropyLoss();

    /// <summary>How gradients change the parameters. Default: <c>new Sgd(0.01)</c>.</summary>
    public Optimizer Optimizer { get; init => field = value ?? throw new ArgumentNullException(nameof(Optimizer)); } = new Sgd(0.01);

    /// <summary>How the learning rate changes from step to step; null leaves it to <see cref="TrainingSession.LearningRate"/>. Default: null.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// The largest Euclidean norm of all gradients together, above 0; longer ones are scaled down to it, as PyTorch's <c>clip_grad_norm_</c> does: by
    /// <c>ClipNorm / (norm + 1e-6)</c>. Null for no limit. Default: null.
    /// </summary>
    public double? ClipNorm { get; init => field = CheckLimit(value, nameof(ClipNorm)); }

    /// <summary>
    /// The largest magnitude of each gradient, above 0, as PyTorch's <c>clip_grad_value_</c>; clips what <see cref="ClipNorm"/> leaves. Null for no limit.
    /// Default: null.
    /// </summary>
    public double? ClipValue { get; init => field = CheckLimit(value, nameof(ClipValue)); }

    /// <summary>What replaces the gradients before each update, for example by their mean over several processes; null for nothing. Default: null.</summary>
    public IGradientReducer? GradientReducer { get; init; }

    /// <summary>
    /// What a <see cref="DropoutAttribute">dropout</see> draws by; networks without one do not look at it. Processes that share a training need each its own, since
    /// samples at the same place of their batches would have the same zeros. Default: 0.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Whether a loss or gradient that is not a finite number throws <see cref="NotFiniteNumberException"/> before the
    /// parameters change. Default: false.
    /// </summary>
    public bool ThrowOnNonFinite { get; init; }

    private static int CheckCount(int value, int largest, string name) => value >= 1 && value <= largest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be from 1 to {largest}.");

    private static double? CheckLimit(double? value, string name) => value is null || ((float)value > 0 && value <= float.MaxValue)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but it must be a finite number above 0, or null for no limit.");
}
