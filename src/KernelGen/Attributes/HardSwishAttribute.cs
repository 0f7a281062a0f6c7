namespace KernelGen;

/// <summary>
/// Multiplies each value with <c>clamp(x + 3, 0, 6) / 6</c>, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Hardswish</c>. The gradient is that of PyTorch, <c>x / 3 + 1 / 2</c> from -3 up to, and without, 3.
/// Example: <c>[Conv2d(16, 3), HardSwish]</c>.
/// </summary>
/// <example><code>[Conv2d(16, 3), HardSwish] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HardSwishAttribute : Attribute;
