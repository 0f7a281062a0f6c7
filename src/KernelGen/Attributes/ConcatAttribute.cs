namespace KernelGen;

/// <summary>The channels of earlier layers, one layer behind another, as PyTorch's <c>torch.cat</c> over channels.</summary>
/// <param name="names">Two or more layers of one height and width, by <c>nameof</c>, or <c>Block.Input</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConcatAttribute(params string[] names) : Attribute
{
    /// <summary>The layers, in the order of their channels.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
