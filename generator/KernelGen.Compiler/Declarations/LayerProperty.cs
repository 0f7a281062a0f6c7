namespace KernelGen.Compiler.Declarations;

/// <summary>How the user declared the property of a layer.</summary>
/// <param name="Head">All that stands before the accessors, for example <c>public partial global::KernelGen.Layer C1</c>.</param>
/// <param name="Documentation">The user's XML documentation, empty where there is none.</param>
internal sealed record LayerProperty(string Head, string Documentation);
