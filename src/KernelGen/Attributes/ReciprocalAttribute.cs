namespace KernelGen;

/// <summary>
/// Applies <c>1 / x</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's <c>torch.reciprocal</c>, correctly rounded.
/// Zeros give infinities of their sign. With [Multiply] it divides one layer by another. Example: <c>[Input(nameof(Sum)), Reciprocal]</c>.
/// </summary>
/// <example><code>[Input(nameof(Sum)), Reciprocal] public partial Layer Inverse { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReciprocalAttribute : Attribute;
