namespace KernelGen;

/// <summary>
/// Applies <c>x * tanh(log(1 + exp(x)))</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Mish</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MishAttribute : Attribute;
