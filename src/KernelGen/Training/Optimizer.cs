namespace KernelGen;

/// <summary>How gradients change the parameters. Choose one of the derived records, for example <see cref="Sgd"/>.</summary>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The step's size at first.</summary>
    internal abstract float InitialLearningRate { get; }

    /// <summary>Makes what the optimizer remembers from step to step, for a number of parameter values.</summary>
    internal abstract OptimizerState CreateState(int length);

    /// <summary>Refuses a learning rate that is not a finite number of at least 0.</summary>
    internal static float CheckLearningRate(float value) => CheckRange(value, float.MaxValue, nameof(Sgd.LearningRate));

    /// <summary>Refuses what is not in [0, largest].</summary>
    internal static float CheckRange(float value, float largest, string name) => value >= 0 && value <= largest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to {largest}.");
}

/// <summary>What an optimizer remembers from step to step.</summary>
internal abstract unsafe class OptimizerState
{
    /// <summary>Changes a range of parameters by their gradients, each value by itself.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="start">The range's first value.</param>
    /// <param name="count">Values of the range.</param>
    /// <param name="learningRate">The step's size.</param>
    public abstract void Update(float* parameters, float* gradients, int start, int count, float learningRate);
}
