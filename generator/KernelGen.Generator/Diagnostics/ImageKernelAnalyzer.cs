using System.Collections.Immutable;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with an image kernel, by the generator's own parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageKernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is null && KnownNames.Find(method, KnownNames.ImageKernelAttribute) is { } attribute)
        {
            Handover.Analyze(
                method.ContainingType, Handover.IsCompiled(method), [method],
                sink => ImageKernelParser.Parse(method, attribute, context.Compilation, sink, context.CancellationToken),
                Handover.Reporter(context), context.CancellationToken);
        }
    }
}
