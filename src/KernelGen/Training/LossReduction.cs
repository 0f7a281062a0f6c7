namespace KernelGen;

/// <summary>How the losses of a batch's samples become one number.</summary>
public enum LossReduction
{
    /// <summary>Their mean over the samples that count.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
