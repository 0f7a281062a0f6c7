using System.Collections.Immutable;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with an image kernel, by the generator's own parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageKernelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.TypeMustBePartial, Descriptors.TypeNotSupported, Descriptors.UnsafeMustBeAllowed, Descriptors.LanguageTooOld,
        Descriptors.TargetTooOld, Descriptors.UndefinedEnumValue, Descriptors.MethodMustBePartial, Descriptors.WrongSignature,
        Descriptors.PixelTypesNotSupported, Descriptors.EmptyKernel, Descriptors.BadEntry, Descriptors.NotRectangular,
        Descriptors.KernelTooLarge, Descriptors.AnchorOutside, Descriptors.NotExact, Descriptors.BorderValueOutside,
        Descriptors.AllZero, Descriptors.NearlyZeroSum, Descriptors.TooFine, Descriptors.WideKernel,
        Descriptors.LoopedKernel,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        context.RegisterSyntaxNodeAction(AnalyzeLocalFunction, SyntaxKind.LocalFunctionStatement);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is null && FindKernel(method) is { } attribute)
        {
            var sink = new DiagnosticSink(context.ReportDiagnostic);
            ImageKernelModel? model = ImageKernelParser.Parse(method, attribute, context.Compilation, sink, context.CancellationToken);
            if (model?.Declaration is { } kernel)
            {
                ArithmeticDiagnostics.Report(kernel, method, new AttributeReader(attribute), sink, context.CancellationToken);
            }
        }
    }

    // A local function is no symbol that a symbol action would see, and can never be partial.
    private static void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context)
    {
        var function = (LocalFunctionStatementSyntax)context.Node;
        if (function.AttributeLists.Count > 0
            && context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is { } method
            && FindKernel(method) is not null)
        {
            new DiagnosticSink(context.ReportDiagnostic).Report(
                Descriptors.MethodMustBePartial, function.Identifier.GetLocation, method.Name);
        }
    }

    private static AttributeData? FindKernel(IMethodSymbol method) => KnownNames.Find(method, KnownNames.ImageKernelAttribute);
}
