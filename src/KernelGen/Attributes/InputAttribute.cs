namespace KernelGen;

/// <summary>Makes a layer read an earlier one instead of the one before it.</summary>
/// <param name="name">The layer, by <c>nameof</c>; or <c>Block.Input</c>, the input of the block or network.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string name) : Attribute
{
    /// <summary>The layer that is read.</summary>
    public string Name { get; } = name;
}
