namespace KernelGen;

/// <summary>How the losses of a batch become one number.</summary>
public enum LossReduction
{
    /// <summary>
    /// Their mean, as each loss defines it in PyTorch: over the samples that count, weighted by their classes' weights
    /// (<see cref="CrossEntropyLoss"/> and <see cref="NllLoss"/>), or over all outputs of all samples (<see cref="MseLoss"/> and
    /// <see cref="BceWithLogitsLoss"/>).
    /// </summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
