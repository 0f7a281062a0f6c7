namespace KernelGen;

/// <summary>
/// Applies <c>x * tanh(log(1 + exp(x)))</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Mish</c>. Example: <c>[Conv2d(16, 3), Mish]</c>.
/// </summary>
/// <example><code>[Conv2d(16, 3), Mish] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MishAttribute : Attribute;
