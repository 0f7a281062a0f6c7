using KernelGen.Compiler;
using KernelGen.Compiler.Declarations;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>The names by which the runtime's types are found. Names, not symbols: a second definition must not break anything.</summary>
internal static class KnownNames
{
    public const string ImageKernelAttribute = "KernelGen.ImageKernelAttribute";
    public const string ImagePipelineAttribute = "KernelGen.ImagePipelineAttribute";
    public const string NetworkAttribute = "KernelGen.NetworkAttribute";
    public const string BlockAttribute = "KernelGen.BlockAttribute";
    public const string Network = "KernelGen.Network";
    public const string Vector512 = "System.Runtime.Intrinsics.Vector512";

    /// <summary>The names that the generator adds to a network's class.</summary>
    public static readonly string[] NetworkMembers =
        [
        "InputLength", "OutputLength", "ParameterCount", "MultiplyAdds", "WorkspaceBytes", "Create", "Describe",
        "PackWeights", "ForwardSample", "InferBlock", "ForwardBlock", "BackwardBlock",
    ];

    /// <summary>What it adds besides where a layer has a norm.</summary>
    public static readonly string[] NormedMembers = ["ForwardSegment", "BackwardSegment"];

    /// <summary>The members of the runtime's <c>Network</c> that a layer of the same name would hide.</summary>
    public static readonly string[] InheritedMembers =
    [
        "Name", "InputShape", "OutputShape", "Outputs", "Layout", "Layers", "Uses", "Parameters", "Buffers", "Initialize", "Forward", "ForwardOutputs", "ForwardTo", "FreezeForInference", "CreateTrainingSession", "Save", "Load", "Dispose", "Describe", "Threads",
        "PackWeights", "ForwardSample", "InferBlock", "ForwardBlock", "BackwardBlock", "ForwardSegment", "BackwardSegment",
        "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize",
    ];

    /// <summary>How the files end that hold members which throw.</summary>
    public const string StubsSuffix = ".Stubs.g.cs";

    /// <summary>How the files end that hold a network which throws.</summary>
    public const string NetworkStubsSuffix = ".Network-Stubs.g.cs";

    /// <summary>The file that a generated member stands in has this in its path.</summary>
    private const string GeneratorName = "KernelGen.Generator.KernelGenerator";

    /// <summary>Whether a type is the top-level type of that name in the runtime's namespace.</summary>
    public static bool IsRuntimeType(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { ContainingType: null, ContainingNamespace: { Name: "KernelGen", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name == name;

    /// <summary>The attribute's class name if it is one of the runtime's; else null.</summary>
    public static string? RuntimeName(AttributeData attribute) =>
        attribute.AttributeClass is { } type && IsRuntimeType(type, type.Name) ? type.Name : null;

    /// <summary>Every attribute that makes a property a layer: operations, and what brings layers together.</summary>
    public static IEnumerable<string> LayerAttributes => OperationCatalogue.All.Select(o => o.Attribute).Concat(JoinParser.Attributes).Concat(BlockExpander.Attributes);

    /// <summary>Whether an attribute makes a property a layer.</summary>
    public static bool IsOfLayer(AttributeData attribute) => Operation(attribute) is not null || JoinParser.Attributes.Contains(RuntimeName(attribute))
        || BlockExpander.Attributes.Contains(RuntimeName(attribute));

    /// <summary>The operation that an attribute is; null where it is none.</summary>
    public static OperationSpec? Operation(AttributeData attribute) => OperationCatalogue.Find(RuntimeName(attribute));

    /// <summary>The attribute of that full name on a symbol, if there is one.</summary>
    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(a => RuntimeName(a) is { } name && "KernelGen." + name == attribute);

    /// <summary>
    /// Whether a declaration was written by this generator: an analyzer sees its own generator's output, which
    /// must not count as the user's.
    /// </summary>
    public static bool IsOwnOutput(SyntaxReference reference) => reference.SyntaxTree.FilePath.Contains(GeneratorName);

    /// <summary>Whether a declaration is one of this generator's members that throw.</summary>
    public static bool IsStub(SyntaxReference reference) =>
        IsOwnOutput(reference)
        && (reference.SyntaxTree.FilePath.EndsWith(StubsSuffix, StringComparison.Ordinal)
            || reference.SyntaxTree.FilePath.EndsWith(NetworkStubsSuffix, StringComparison.Ordinal));
}
