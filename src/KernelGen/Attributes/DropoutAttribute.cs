namespace KernelGen;

/// <summary>
/// Sets each value to zero with the probability <paramref name="p"/> in training, and divides the others by <c>1 - p</c>, as PyTorch's <c>nn.Dropout</c>
/// (Srivastava and others, 2014). On a member with other operations it comes last, behind the activation; on a member without one it takes the member's input.
/// Inference has nothing of it, and it costs nothing there. Example: <c>[Linear(4096), ReLU, Dropout(0.5)]</c>.
/// </summary>
/// <remarks>
/// Which values are zero follows from <see cref="TrainingOptions.Seed"/>, the number of updates so far, the layer's place, the sample's place in the batch and the
/// value's place in the sample, and from nothing else: the same bits for any number of threads, on any machine, and after a checkpoint. Two forward passes with
/// no update between them have the same zeros.
/// </remarks>
/// <param name="p">The probability of zero, at least 0 and below 1. Default: 0.5.</param>
/// <example><code>[Linear(4096), ReLU, Dropout(0.5)] public partial Layer F6 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DropoutAttribute(double p = 0.5) : Attribute
{
    /// <summary>The probability of zero.</summary>
    public double P { get; } = p;
}
