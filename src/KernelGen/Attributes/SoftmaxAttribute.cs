namespace KernelGen;

/// <summary>
/// Makes positive numbers with the sum 1 of the channels of each pixel, <c>exp(x[c] / T) / Σ exp(x[i] / T)</c>, after the layer's operator or,
/// without one, of the layer's input; for vectors, PyTorch's <c>nn.Softmax(dim=1)</c>. Example: <c>[Linear(10), Softmax]</c>.
/// </summary>
/// <remarks>
/// The largest value is taken away before the exponentials, so that none overflows. For training as a classifier leave it out:
/// the loss has a softmax of its own.
/// </remarks>
/// <example><code>[Linear(10), Softmax] public partial Layer Output { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SoftmaxAttribute : Attribute
{
    /// <summary>What the values are divided by: above 1 the shares come closer to each other. Positive and finite. Default: 1.</summary>
    public double Temperature { get; set; } = 1;
}
