namespace KernelGen;

/// <summary>
/// Applies <c>max(x, 0)</c> to each value, after the layer's operator or, without one, to the layer's input.
/// Example: <c>[Conv2d(16, 3), ReLU]</c>.
/// </summary>
/// <example><code>[Conv2d(16, 3), ReLU] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReLUAttribute : Attribute;
