namespace KernelGen;

/// <summary>
/// The image as one row of numbers, channel after channel and row after row: PyTorch's <c>nn.Flatten</c>. <see cref="LinearAttribute"/> does this by
/// itself; in front of it the attribute says so, and costs nothing. Example: <c>[Flatten]</c>.
/// </summary>
/// <example><code>[Flatten] public partial Layer Row { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlattenAttribute : Attribute;
