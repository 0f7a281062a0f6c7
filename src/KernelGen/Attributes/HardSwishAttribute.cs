namespace KernelGen;

/// <summary>
/// Multiplies each value with <c>clamp(x + 3, 0, 6) / 6</c>, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Hardswish</c>. The gradient is that of PyTorch, <c>x / 3 + 1 / 2</c> from -3 up to, and without, 3.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HardSwishAttribute : Attribute;
