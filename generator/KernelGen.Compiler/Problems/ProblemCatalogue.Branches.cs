namespace KernelGen.Compiler.Problems;

/// <summary>What can be wrong where layers name other layers: KG024, and where they use blocks: KG025.</summary>
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

    public static readonly ProblemSpec ShapesDiffer = Correctable(
        "KG0245", "The shapes do not fit together", "'{0}': the values must be {6}, but {2} is {3} and {4} is {5}");

    public static readonly ProblemSpec UnreadLayer = Error(
        "KG0246", "Nobody reads the layer", "'{0}' is read by no other layer of its block and is not the last one, which alone is the block's output");

    public static readonly ProblemSpec NotABlock = Error(
        "KG0250", "The class is not a block", "'{0}': [Use] names '{1}', which is not marked [Block]");

    public static readonly ProblemSpec BlockUsesItself = Error(
        "KG0251", "The block uses itself", "'{0}': '{1}' would use itself{2}, without end");

    public static readonly ProblemSpec NotANumberOfABlock = Error(
        "KG0252", "The number has no value here", "'{0}': {1} {2}");

    /// <summary>What <see cref="NotANumberOfABlock"/> says where another use could be right.</summary>
    public const string NotGivenByUse = "which the use does not give";

    public static readonly ProblemSpec OnlyInABlock = Error(
        "KG0253", "The attribute stands outside a block", "'{0}' has [{1}], which has a meaning in a [Block] only");

    public static readonly ProblemSpec EmptyBlock = Error(
        "KG0254", "The block has no layer", "'{0}' declares no layer: add a property such as '[Conv2d(Block.Channels, 3)] public partial Layer Conv1 {{ get; }}'");

    public static readonly ProblemSpec NumberOfUse = Correctable(
        "KG0255", "The number of the use cannot be", "'{0}': {1} is {2}, but must be {3}");

    public static readonly ProblemSpec BlockHasErrors = Error(
        "KG0256", "The block cannot be used", "'{0}': the block '{1}' of another assembly cannot be read: all its layers must be public, and without errors");
}
