namespace KernelGen;

/// <summary>Marks a partial class whose layers are a block that networks and other blocks repeat by <see cref="UseAttribute">[Use]</see>.</summary>
/// <remarks>
/// A block has no shape and nothing to run: its layers are declarations, which each use takes over with the numbers that it gives for the
/// constants of <see cref="Block"/>. Its output is its last layer.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockAttribute : Attribute;
