namespace KernelGen;

/// <summary>
/// Applies <c>x / (1 + exp(-x))</c> to each value, also called swish, after the layer's operator or, without one, to the layer's input;
/// PyTorch's <c>nn.SiLU</c>. Example: <c>[Conv2d(16, 3), SiLU]</c>.
/// </summary>
/// <example><code>[Conv2d(16, 3), SiLU] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SiLUAttribute : Attribute;
