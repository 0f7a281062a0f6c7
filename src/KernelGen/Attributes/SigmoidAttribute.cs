namespace KernelGen;

/// <summary>Applies the logistic function <c>1 / (1 + exp(-x))</c> to each value, after the layer's operator or, without one, to the layer's input.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SigmoidAttribute : Attribute;
