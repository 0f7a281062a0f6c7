using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Parsing;

/// <summary>What the user's project must offer before any kernel can be compiled into it.</summary>
internal static class ProjectRules
{
    /// <summary>The namespaces that generated code begins with.</summary>
    private static readonly string[] s_namespaces = ["System", "KernelGen"];

    /// <summary>The words of generated code that mean something else wherever a type is called so.</summary>
    private static readonly string[] s_words = ["nint", "nuint"];

    public static void Check(
        Compilation compilation, AttributeData attribute, ISymbol symbol, DiagnosticSink sink, CancellationToken cancellation)
    {
        Location Locate() => new AttributeReader(attribute).Location(cancellation);

        if (compilation.Options is CSharpCompilationOptions { AllowUnsafe: false })
        {
            sink.Report(ProblemCatalogue.UnsafeMustBeAllowed, Locate, symbol.Name);
        }

        CheckLanguage(attribute, symbol, sink, cancellation);
        CheckNames(attribute, symbol, sink, cancellation);

        // More than one definition makes GetTypeByMetadataName answer null, so all are asked for.
        if (compilation.GetTypesByMetadataName(KnownNames.Vector512).IsEmpty)
        {
            sink.Report(ProblemCatalogue.TargetTooOld, Locate, symbol.Name, KnownNames.Vector512);
        }
    }

    /// <summary>Reports a version of C# without partial properties.</summary>
    public static void CheckLanguage(AttributeData attribute, ISymbol symbol, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (!AllowsPartialProperties(attribute))
        {
            sink.Report(
                ProblemCatalogue.LanguageTooOld, () => new AttributeReader(attribute).Location(cancellation), symbol.Name, Language(attribute)!.Value.ToDisplayString());
        }
    }

    /// <summary>Reports a name outside all namespaces that generated code would meet in place of the one it needs.</summary>
    public static void CheckNames(AttributeData attribute, ISymbol symbol, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (Hiding(symbol) is { } hiding)
        {
            sink.Report(ProblemCatalogue.NameHidden, () => new AttributeReader(attribute).Location(cancellation), symbol.Name, hiding.Name);
        }
    }

    /// <summary>Whether a second part can be written in this project that means what it says.</summary>
    public static bool CanWrite(ISymbol symbol) => Hiding(symbol) is null;

    private static ISymbol? Hiding(ISymbol symbol)
    {
        INamespaceSymbol all = symbol.ContainingAssembly.GlobalNamespace;
        return s_namespaces.SelectMany(n => all.GetTypeMembers(n, 0)).FirstOrDefault(t => !t.IsFileLocal)
            ?? s_words.SelectMany(w => all.GetMembers(w)).FirstOrDefault(m => m is INamespaceSymbol or INamedTypeSymbol { Arity: 0, IsFileLocal: false });
    }

    /// <summary>Whether a layer can have a second part. It is the version that all output is written in.</summary>
    public static bool AllowsPartialProperties(AttributeData attribute) => !(Language(attribute) < LanguageVersion.CSharp13);

    /// <summary>Whether a kernel can have a second part, if only a stub.</summary>
    public static bool AllowsPartialMethods(AttributeData attribute) => !(Language(attribute) < LanguageVersion.CSharp9);

    private static LanguageVersion? Language(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion;
}
