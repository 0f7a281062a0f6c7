namespace KernelGen;

/// <summary>
/// Marks a partial class whose layers are a block that networks and other blocks repeat by <see cref="UseAttribute">[Use]</see>.
/// Example: <c>[Block] partial class Residual</c>.
/// </summary>
/// <remarks>
/// A block has no shape and nothing to run: its layers are declarations, which each use takes over with the numbers that it gives for the
/// constants of <see cref="Block"/>. Its output is its last layer.
/// </remarks>
/// <example>
/// <code>
/// [Block]
/// public partial class Residual
/// {
///     [Conv2d(Block.Channels, 3, Padding = 1), ReLU]              public partial Layer Conv1 { get; }
///     [Conv2d(Block.Channels, 3, Padding = 1), Add(Block.Input)]  public partial Layer Conv2 { get; }
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockAttribute : Attribute;
