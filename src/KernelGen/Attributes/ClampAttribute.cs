namespace KernelGen;

/// <summary>
/// Sets each value below <c>min</c> to <c>min</c> and each above <c>max</c> to <c>max</c>, after the layer's operator or, without one, in the
/// layer's input; PyTorch's <c>torch.clamp</c>. The gradient passes where <c>min ≤ x ≤ max</c>, both ends included.
/// Example: <c>[Conv2d(1, 3), Clamp(0, 255)]</c>.
/// </summary>
/// <param name="min">The least value, a finite number.</param>
/// <param name="max">The largest value, a finite number that is not below <paramref name="min"/>.</param>
/// <example><code>[Conv2d(1, 3), Clamp(0, 255)] public partial Layer Pixels { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClampAttribute(double min, double max) : Attribute
{
    /// <summary>The least value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;
}
