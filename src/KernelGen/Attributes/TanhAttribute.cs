namespace KernelGen;

/// <summary>
/// Applies the hyperbolic tangent to each value, after the layer's operator or, without one, to the layer's input.
/// Example: <c>[Conv2d(6, 5), Tanh]</c>.
/// </summary>
/// <example><code>[Conv2d(6, 5), Tanh] public partial Layer C1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TanhAttribute : Attribute;
