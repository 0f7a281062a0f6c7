using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Declarations.Parsing;

/// <summary>What the user's project must offer before any kernel can be compiled into it.</summary>
internal static class ProjectRules
{
    public static void Check(
        Compilation compilation, AttributeData attribute, ISymbol symbol, DiagnosticSink sink, CancellationToken cancellation)
    {
        Location Locate() => new AttributeReader(attribute).Location(cancellation);

        if (compilation.Options is CSharpCompilationOptions { AllowUnsafe: false })
        {
            sink.Report(Descriptors.UnsafeMustBeAllowed, Locate, symbol.Name);
        }

        if (Language(attribute) is { } language && language < LanguageVersion.CSharp13)
        {
            sink.Report(Descriptors.LanguageTooOld, Locate, symbol.Name, language.ToDisplayString());
        }

        // More than one definition makes GetTypeByMetadataName answer null, so all are asked for.
        if (compilation.GetTypesByMetadataName(KnownNames.Vector512).IsEmpty)
        {
            sink.Report(Descriptors.TargetTooOld, Locate, symbol.Name, KnownNames.Vector512);
        }
    }

    /// <summary>Whether a stub of partial members compiles: its own syntax needs C# 9.</summary>
    public static bool AllowsStub(AttributeData attribute) => Language(attribute) is not { } language || language >= LanguageVersion.CSharp9;

    private static LanguageVersion? Language(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion;
}
