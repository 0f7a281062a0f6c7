namespace KernelGen;

/// <summary>How gradients change the parameters.</summary>
public abstract record Optimizer
{
    private protected Optimizer()
    {
    }

    /// <summary>The step's size.</summary>
    internal abstract float InitialLearningRate { get; }
}
