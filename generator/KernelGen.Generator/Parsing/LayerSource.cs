using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Where a layer is declared.</summary>
/// <param name="Member">The property that has its attributes: the network's, or that of a block.</param>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Use">The attribute of the network that uses the block; null where the layer is the network's own.</param>
internal sealed record LayerSource(IPropertySymbol Member, string Name, AttributeData? Use = null);
