namespace KernelGen;

/// <summary>
/// The mean of each channel: <see cref="AdaptiveAvgPool2dAttribute"/> with an output of one row and one column.
/// Example: <c>[GlobalAvgPool2d]</c>.
/// </summary>
/// <example><code>[GlobalAvgPool2d] public partial Layer Pool { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GlobalAvgPool2dAttribute : Attribute;
