namespace KernelGen;

/// <summary>
/// Makes a layer read an earlier one instead of the one before it. Example: <c>[Input(nameof(C1))]</c>.
/// </summary>
/// <param name="name">The layer, by <c>nameof</c>; or <c>Block.Input</c>, the input of the block or network.</param>
/// <example><code>[Input(nameof(C1)), Conv2d(16, 1)] public partial Layer Shortcut { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string name) : Attribute
{
    /// <summary>The layer that is read.</summary>
    public string Name { get; } = name;
}
