namespace KernelGen;

/// <summary>
/// Applies the logistic function <c>1 / (1 + exp(-x))</c> to each value, after the layer's operator or, without one, to the layer's input.
/// Example: <c>[Linear(1), Sigmoid]</c>.
/// </summary>
/// <example><code>[Linear(1), Sigmoid] public partial Layer Output { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SigmoidAttribute : Attribute;
