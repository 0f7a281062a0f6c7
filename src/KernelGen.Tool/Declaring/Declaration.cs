using KernelGen.Tool.Model;

namespace KernelGen.Tool.Declaring;

/// <summary>A network's class, to be printed.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Input">The shape of the input.</param>
/// <param name="IsNhwc">Whether channels are last outside.</param>
/// <param name="Items">The members, and the uses of blocks.</param>
/// <param name="Blocks">The blocks' classes.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record Declaration(
    string Name, MapShape Input, bool IsNhwc, IReadOnlyList<DeclarationItem> Items, IReadOnlyList<BlockTemplate> Blocks, IReadOnlyList<DeclaredOutput> Outputs);

/// <summary>An output: what the model calls it, and which property of the class it is.</summary>
/// <param name="ModelName">The model's name.</param>
/// <param name="Item">The member.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Dims">The sizes that the model gives it.</param>
/// <param name="IsReordered">Whether the model has another order of channels and pixels than the class.</param>
internal sealed record DeclaredOutput(string ModelName, DeclarationItem Item, MapShape Shape, int[] Dims, bool IsReordered)
{
    /// <summary>Which part it is of an output that several members make together, one behind another; null where it is all of it.</summary>
    public int? Part { get; init; }

    /// <summary>The sizes of all parts together.</summary>
    public int[] Whole { get; init; } = Dims;
}

/// <summary>One property of the class: a layer, or a block that is used once or several times in a row.</summary>
internal sealed class DeclarationItem
{
    /// <summary>The property's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The layers: one, or for each repetition of a block its own.</summary>
    public required List<List<Member>> Members { get; init; }

    /// <summary>The block; null for a layer.</summary>
    public BlockTemplate? Block { get; init; }

    /// <summary>The layer that later ones read.</summary>
    public Member Last => Members[^1][^1];
}

/// <summary>A block's class: the layers of one use, with counts that stand for those of any.</summary>
internal sealed class BlockTemplate
{
    /// <summary>The class's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The layers, of the first use; what they read of outside is null.</summary>
    public required List<Member> Members { get; init; }

    /// <summary>How each layer's channels are written, in order.</summary>
    public required List<string> Channels { get; init; }

    /// <summary>How each layer's strides downwards are written.</summary>
    public required List<string> StridesDown { get; init; }

    /// <summary>How each layer's strides to the right are written.</summary>
    public required List<string> StridesRight { get; init; }

    /// <summary>Whether its layers' counts have a word in them.</summary>
    public bool Says(string word) => Channels.Concat(StridesDown).Concat(StridesRight).Any(text => text.Contains(word, StringComparison.Ordinal));
}
