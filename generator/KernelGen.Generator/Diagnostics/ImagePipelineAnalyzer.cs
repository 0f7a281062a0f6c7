using System.Collections.Immutable;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>
/// Reports what is wrong with an image pipeline, by the generator's own parser. What is wrong with a kernel that it lists is
/// reported once, at the kernel.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImagePipelineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.TypeMustBePartial, Descriptors.TypeNotSupported, Descriptors.UnsafeMustBeAllowed, Descriptors.LanguageTooOld,
        Descriptors.TargetTooOld, Descriptors.MethodMustBePartial, Descriptors.WrongSignature, Descriptors.PixelTypesNotSupported,
        Descriptors.NotExact, Descriptors.NoStage, Descriptors.UnknownOperation, Descriptors.NotAKernel,
        Descriptors.NameOfPointOperation, Descriptors.NotAnOperation, Descriptors.WrongArguments, Descriptors.ArgumentOutside,
        Descriptors.WrongValueCount, Descriptors.ChannelsDoNotFit, Descriptors.FloatToInteger, Descriptors.ValidBorder,
        Descriptors.GrayscaleInput, Descriptors.ValuesDoNotJoin, Descriptors.TooManyOperations, Descriptors.AmbiguousKernel,
        Descriptors.KernelAndPipeline,
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
        if (method.PartialDefinitionPart is null && KnownNames.Find(method, KnownNames.ImagePipelineAttribute) is { } attribute)
        {
            var sink = new DiagnosticSink(context.ReportDiagnostic);
            ImagePipelineParser.Parse(method, attribute, context.Compilation, sink, context.CancellationToken);
        }
    }

    // A local function is no symbol that a symbol action would see, and can never be partial.
    private static void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context)
    {
        var function = (LocalFunctionStatementSyntax)context.Node;
        if (function.AttributeLists.Count > 0
            && context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is { } method
            && KnownNames.Find(method, KnownNames.ImagePipelineAttribute) is not null)
        {
            new DiagnosticSink(context.ReportDiagnostic).Report(
                Descriptors.MethodMustBePartial, function.Identifier.GetLocation, method.Name);
        }
    }
}
