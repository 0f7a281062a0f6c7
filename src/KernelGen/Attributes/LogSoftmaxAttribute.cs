namespace KernelGen;

/// <summary>
/// Makes <c>x[c] - log Σ exp(x[i])</c> of the channels of each pixel, the logarithm of a softmax without its rounding, after the layer's
/// operator or, without one, of the layer's input; for vectors, PyTorch's <c>nn.LogSoftmax(dim=1)</c>. Example: <c>[Linear(10), LogSoftmax]</c>.
/// </summary>
/// <example><code>[Linear(10), LogSoftmax] public partial Layer Output { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LogSoftmaxAttribute : Attribute;
