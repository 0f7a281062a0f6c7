namespace KernelGen.Compiler.Declarations;

/// <summary>How the user declared the property of a layer.</summary>
/// <param name="Head">All that stands before the accessors, for example <c>public partial global::KernelGen.Layer C1</c>.</param>
/// <param name="Documentation">The user's XML documentation, empty where there is none.</param>
/// <param name="IsExcluded">Whether the user has marked it with <c>[ExcludeFromCodeCoverage]</c>, which cannot be said twice.</param>
/// <param name="Place">The layer's place in the network; -1 where it is that of the property.</param>
/// <param name="Use">Which of the network's uses of blocks it is; -1 where it is a layer.</param>
internal sealed record LayerProperty(string Head, string Documentation, bool IsExcluded = false, int Place = -1, int Use = -1);
