namespace KernelGen;

/// <summary>
/// Applies <c>x Φ(x)</c> to each value, where Φ is the standard normal distribution, <c>(1 + erf(x / √2)) / 2</c>, after the layer's operator
/// or, without one, to the layer's input; PyTorch's <c>nn.GELU</c>. Example: <c>[Linear(64), GELU]</c>.
/// </summary>
/// <remarks>Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.</remarks>
/// <example><code>[Linear(64), GELU] public partial Layer Hidden { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GELUAttribute : Attribute
{
    /// <summary>
    /// Whether <c>x (1 + tanh(√(2 / π) (x + 0.044715 x³))) / 2</c> takes its place, PyTorch's <c>approximate='tanh'</c>. Default: false.
    /// </summary>
    public bool Approximate { get; set; }
}
