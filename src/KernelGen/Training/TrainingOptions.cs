namespace KernelGen;

/// <summary>How a <see cref="TrainingSession"/> trains.</summary>
public sealed record TrainingOptions
{
    /// <summary>The most samples of one step, at least 1. Default: 64.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Threads that share a step's work, the calling one among them, at least 1. Results do not depend on it. Default: 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What training makes small. Default: <see cref="Loss.SoftmaxCrossEntropy"/>.</summary>
    public Loss Loss { get; init; } = Loss.SoftmaxCrossEntropy;

    /// <summary>Whether the loss is the mean or the sum over the samples. Default: <see cref="LossReduction.Mean"/>.</summary>
    public LossReduction Reduction { get; init; } = LossReduction.Mean;

    /// <summary>A label that takes a sample out of the loss, as PyTorch's <c>ignore_index</c>. Default: -100.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>How gradients change the parameters. Default: <c>new Sgd(0.01f)</c>.</summary>
    public Optimizer Optimizer { get; init; } = new Sgd(0.01f);

    /// <summary>
    /// Whether a loss or gradient that is not a finite number throws <see cref="NotFiniteNumberException"/> before the
    /// parameters change. Default: false.
    /// </summary>
    public bool ThrowOnNonFinite { get; init; }
}
