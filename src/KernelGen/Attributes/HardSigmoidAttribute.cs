namespace KernelGen;

/// <summary>
/// Applies <c>clamp(x + 3, 0, 6) / 6</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Hardsigmoid</c>. The gradient is 1 / 6 between -3 and 3, and zero elsewhere, at NaN too. Example: <c>[Linear(64), HardSigmoid]</c>.
/// </summary>
/// <example><code>[Linear(64), HardSigmoid] public partial Layer Gate { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HardSigmoidAttribute : Attribute;
