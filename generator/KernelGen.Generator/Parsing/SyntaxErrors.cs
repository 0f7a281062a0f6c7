using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>
/// What the parser has found to be wrong. Its warnings count for nothing, such as those of documentation that is not well-formed XML: what is there is
/// written to the end, and nobody else would say why nothing is compiled.
/// </summary>
internal static class SyntaxErrors
{
    /// <summary>Whether there is an error in a node or token, or in what is around it.</summary>
    public static bool Has(SyntaxNodeOrToken syntax) => syntax.ContainsDiagnostics && syntax.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
}
