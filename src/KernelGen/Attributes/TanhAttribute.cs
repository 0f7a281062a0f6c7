namespace KernelGen;

/// <summary>Applies the hyperbolic tangent to each value, after the layer's operator or, without one, to the layer's input.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TanhAttribute : Attribute;
