namespace KernelGen.Compiler.Problems;

/// <summary>What can be wrong where layers name other layers: KG024 and KG025.</summary>
internal static partial class ProblemCatalogue
{
    public static readonly ProblemSpec UnknownLayer = Error(
        "KG0240", "The name is not a layer", "'{0}': [{1}] names '{2}', which is not a layer of '{3}'{4}");

    public static readonly ProblemSpec LaterLayer = Error(
        "KG0241", "The layer does not stand before", "'{0}': [{1}] names '{2}', which {3}; a layer reads layers that are declared before it");

    public static readonly ProblemSpec NamedTwice = Error(
        "KG0242", "The layer is named twice", "'{0}': [{1}] names '{2}' twice");

    public static readonly ProblemSpec TooFewNames = Error(
        "KG0243", "The attribute names too few layers", "'{0}': [{1}] must name {2}, and names {3}");

    public static readonly ProblemSpec NotTogether = Error(
        "KG0244", "The attributes do not go together", "'{0}' has both [{1}] and [{2}]: {3}");

    public static readonly ProblemSpec ShapesDiffer = Error(
        "KG0245", "The shapes do not fit together", "'{0}': the values must be {6}, but {2} is {3} and {4} is {5}");

    public static readonly ProblemSpec UnreadLayer = Error(
        "KG0246", "Nobody reads the layer", "'{0}' is read by no other layer and is not the last one, which alone is the output");
}
