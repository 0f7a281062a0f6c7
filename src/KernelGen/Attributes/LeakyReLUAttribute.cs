namespace KernelGen;

/// <summary>
/// Applies <c>x &gt; 0 ? x : negativeSlope * x</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.LeakyReLU</c>. Example: <c>[Conv2d(16, 3), LeakyReLU(0.2)]</c>.
/// </summary>
/// <param name="negativeSlope">The factor of values below zero, a finite number. Default: 0.01.</param>
/// <example><code>[Conv2d(16, 3), LeakyReLU(0.2)] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LeakyReLUAttribute(double negativeSlope = 0.01) : Attribute
{
    /// <summary>The factor of values below zero.</summary>
    public double NegativeSlope { get; } = negativeSlope;
}
