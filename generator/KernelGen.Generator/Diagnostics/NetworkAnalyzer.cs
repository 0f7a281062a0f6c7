using System.Collections.Immutable;
using KernelGen.Compiler.Shapes;
using KernelGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with a network, by the generator's own parser and shape inference.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.TypeMustBePartial, Descriptors.TypeNotSupported, Descriptors.UnsafeMustBeAllowed, Descriptors.LanguageTooOld,
        Descriptors.TargetTooOld, Descriptors.UndefinedEnumValue, Descriptors.WrongLayerProperty, Descriptors.ConflictingOperations,
        Descriptors.NoOperation, Descriptors.NoLayer, Descriptors.NotPositive, Descriptors.NegativePadding,
        Descriptors.PoolPaddingTooLarge, Descriptors.GroupsDoNotDivide, Descriptors.KernelLargerThanInput,
        Descriptors.AutoWithPadding, Descriptors.TooLarge, Descriptors.ReservedName, Descriptors.LayerOutsideNetwork,
        Descriptors.PaddingModeTooLarge, Descriptors.NumberOutOfRange, Descriptors.NothingToSchedule, Descriptors.ScheduleDoesNotFit, Descriptors.EmptyKernel, Descriptors.BadEntry, Descriptors.NotRectangular, Descriptors.KernelTooLarge,
        Descriptors.AnchorOutside, Descriptors.NotExact, Descriptors.BorderValueOutside, Descriptors.AllZero, Descriptors.NearlyZeroSum,
        Descriptors.RequiredMember, Descriptors.WrongConstructor,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSymbolAction(AnalyzeProperty, SymbolKind.Property);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (FindNetwork(type) is not { } attribute)
        {
            return;
        }

        var sink = new DiagnosticSink(context.ReportDiagnostic);
        NetworkParse parse = NetworkParser.Parse(type, attribute, context.Compilation, sink, context.CancellationToken);
        if (parse.Model?.Declaration is { } network)
        {
            InferenceResult shapes = ShapeInference.Infer(network);
            ShapeDiagnostics.Report(shapes.Errors, type, attribute, parse.Properties, sink, context.CancellationToken);
        }
    }

    private static void AnalyzeProperty(SymbolAnalysisContext context)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (property.PartialDefinitionPart is null
            && LayerParser.Operator(property) is { } attribute
            && FindNetwork(property.ContainingType) is null
            && !property.ContainingType.GetAttributes().Any(a => a.AttributeClass is null or IErrorTypeSymbol))
        {
            var reader = new AttributeReader(attribute);
            new DiagnosticSink(context.ReportDiagnostic).Report(
                Descriptors.LayerOutsideNetwork, () => reader.Location(context.CancellationToken), property.Name, reader.Name,
                property.ContainingType.Name);
        }
    }

    private static AttributeData? FindNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => KnownNames.RuntimeName(a) == "NetworkAttribute");
}
