namespace KernelGen;

/// <summary>
/// Applies <c>x / (1 + exp(-x))</c> to each value, also called swish, after the layer's operator or, without one, to the layer's input;
/// PyTorch's <c>nn.SiLU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SiLUAttribute : Attribute;
