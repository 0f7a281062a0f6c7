using System.Collections.Immutable;
using KernelGen.Compiler.Problems;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// The compiler's problems as Roslyn knows them. Errors cannot be configured: where output is withheld, no pragma, file header or
/// project setting may hide why.
/// </summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = ProblemCatalogue.All.ToDictionary(p => p.Id, Describe);

    /// <summary>The descriptor of a kind of problem.</summary>
    public static DiagnosticDescriptor Of(ProblemSpec problem) => s_byId[problem.Id];

    private static readonly Dictionary<string, DiagnosticDescriptor> s_fixes = ProblemCatalogue.All.Where(p => p.Fix != ProblemFix.None && p.Severity == ProblemSeverity.Error).ToDictionary(p => p.Id, Mark);

    /// <summary>The hidden mark at the place of a problem that a fix can attach to: editors offer none for what a generator reports.</summary>
    public static DiagnosticDescriptor FixOf(ProblemSpec problem) => s_fixes[problem.Id];

    /// <summary>Every descriptor: the parsers are shared, so that any analyzer may meet any problem.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. s_byId.Values, .. s_fixes.Values];

    private static DiagnosticDescriptor Mark(ProblemSpec problem) => new(
        problem.Id + "F", problem.Title, problem.Format, "KernelGen", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    private static DiagnosticDescriptor Describe(ProblemSpec problem) => problem.Severity == ProblemSeverity.Error
        ? new DiagnosticDescriptor(
            problem.Id, problem.Title, problem.Format, "KernelGen", DiagnosticSeverity.Error, isEnabledByDefault: true,
            customTags: WellKnownDiagnosticTags.NotConfigurable)
        : new DiagnosticDescriptor(
            problem.Id, problem.Title, problem.Format, "KernelGen", SeverityOf(problem), isEnabledByDefault: true);

    private static DiagnosticSeverity SeverityOf(ProblemSpec problem) =>
        problem.Severity switch
        {
            ProblemSeverity.Warning => DiagnosticSeverity.Warning,
            ProblemSeverity.Note => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Hidden,
        };
}
