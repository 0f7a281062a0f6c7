namespace KernelGen;

/// <summary>
/// Applies <c>min(max(x, 0), 6)</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.ReLU6</c>. Unlike that of <c>[Clamp(0, 6)]</c>, the gradient is zero at both bounds themselves. Example: <c>[Conv2d(16, 3), ReLU6]</c>.
/// </summary>
/// <example><code>[Conv2d(16, 3), ReLU6] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReLU6Attribute : Attribute;
