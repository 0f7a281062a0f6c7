namespace KernelGen;

/// <summary>
/// Applies <c>x &gt; 0 ? x : alpha * (exp(x) - 1)</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.ELU</c>. Values near zero keep their digits. Example: <c>[Conv2d(16, 3), ELU(0.5)]</c>.
/// </summary>
/// <param name="alpha">What values far below zero go to, with the other sign; a finite number. Default: 1.</param>
/// <example><code>[Conv2d(16, 3), ELU(0.5)] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ELUAttribute(double alpha = 1) : Attribute
{
    /// <summary>What values far below zero go to, with the other sign.</summary>
    public double Alpha { get; } = alpha;
}
