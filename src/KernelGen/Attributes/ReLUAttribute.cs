namespace KernelGen;

/// <summary>Applies <c>max(x, 0)</c> to each value, after the layer's operator or, without one, to the layer's input.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReLUAttribute : Attribute;
