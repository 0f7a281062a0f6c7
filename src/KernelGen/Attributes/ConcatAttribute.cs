namespace KernelGen;

/// <summary>
/// The channels of earlier layers, one layer behind another, as PyTorch's <c>torch.cat</c> over channels.
/// Example: <c>[Concat(nameof(Left), nameof(Right))]</c>.
/// </summary>
/// <param name="names">Two or more layers of one height and width, by <c>nameof</c>, or <c>Block.Input</c>.</param>
/// <example><code>[Concat(nameof(Left), nameof(Right))] public partial Layer Both { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConcatAttribute(params string[] names) : Attribute
{
    /// <summary>The layers, in the order of their channels.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
