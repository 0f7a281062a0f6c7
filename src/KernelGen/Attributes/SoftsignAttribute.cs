namespace KernelGen;

/// <summary>
/// Applies <c>x / (1 + |x|)</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's <c>nn.Softsign</c>.
/// The result is within 2 units of the last place. At both infinities it is NaN, as in PyTorch. Example: <c>[Linear(64), Softsign]</c>.
/// </summary>
/// <example><code>[Linear(64), Softsign] public partial Layer Hidden { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SoftsignAttribute : Attribute;
