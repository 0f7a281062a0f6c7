using System.Collections.Immutable;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with a network, by the generator's own parser and shape inference.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (KnownNames.Find(type, KnownNames.NetworkAttribute) is not { } attribute)
        {
            return;
        }

        Handover.Analyze(
            type, Handover.IsCompiled(type), [type, .. type.GetMembers().OfType<IPropertySymbol>()],
            sink => NetworkParser.Parse(type, attribute, context.Compilation, sink, context.CancellationToken),
            Handover.Reporter(context), context.CancellationToken);
    }
}
