namespace KernelGen;

/// <summary>The mean of each channel: <see cref="AdaptiveAvgPool2dAttribute"/> with an output of one row and one column.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GlobalAvgPool2dAttribute : Attribute;
