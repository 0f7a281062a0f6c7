using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>What the generator makes of each symbol that bears an attribute of the runtime.</summary>
internal static class Declared
{
    public static Parsed<NetworkModel>? Network(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (!IsFirst(context))
        {
            return null;
        }

        var sink = DiagnosticSink.ForErrors();
        NetworkParse parse = NetworkParser.Parse(
            (INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, sink, cancellation);
        return Result(parse.Model, sink);
    }

    public static Parsed<BlockModel>? Block(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // A class that is marked as a network too is told so there.
        if (!IsFirst(context) || KnownNames.Find(context.TargetSymbol, KnownNames.NetworkAttribute) is not null)
        {
            return null;
        }

        var sink = DiagnosticSink.ForErrors();
        return Result(BlockParser.Parse((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], sink, cancellation), sink);
    }

    public static Parsed<ImageKernelModel>? Kernel(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (!IsFirst(context))
        {
            return null;
        }

        var sink = DiagnosticSink.ForErrors();
        var method = (IMethodSymbol)context.TargetSymbol;
        return IsLocal(method, sink) ? Result<ImageKernelModel>(null, sink) : Result(
            ImageKernelParser.Parse(
                method.PartialDefinitionPart ?? method, context.Attributes[0], context.SemanticModel.Compilation, sink, cancellation),
            sink);
    }

    public static Parsed<ImagePipelineModel>? Pipeline(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (!IsFirst(context))
        {
            return null;
        }

        var sink = DiagnosticSink.ForErrors();
        var method = (IMethodSymbol)context.TargetSymbol;
        return IsLocal(method, sink) ? Result<ImagePipelineModel>(null, sink) : Result(
            ImagePipelineParser.Parse(
                method.PartialDefinitionPart ?? method, context.Attributes[0], context.SemanticModel.Compilation, sink, cancellation),
            sink);
    }

    /// <summary>A layer in a class that is not a network; null for one in a network, whose parser reads it.</summary>
    public static Parsed<RefusedMember>? Stray(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var property = (IPropertySymbol)context.TargetSymbol;
        property = property.PartialDefinitionPart ?? property;
        INamedTypeSymbol type = property.ContainingType;
        if (KnownNames.Find(type, KnownNames.NetworkAttribute) is not null || KnownNames.Find(type, KnownNames.BlockAttribute) is not null
            || LayerParser.Operator(property) is not { } attribute
            || type.GetAttributes().Any(a => a.AttributeClass is null or IErrorTypeSymbol))
        {
            return null;
        }

        var sink = DiagnosticSink.ForErrors();
        var reader = new AttributeReader(attribute);
        if (MemberRules.IsRefused(property, cancellation))
        {
            sink.AlreadyReported();
        }
        else
        {
            sink.Report(
                ProblemCatalogue.LayerOutsideNetwork, () => reader.Location(cancellation), property.Name, reader.Name, property.ContainingType.Name);
        }

        bool canImplement = ProjectRules.AllowsPartialProperties(attribute) && ProjectRules.CanWrite(property);
        return TypeParser.Parse(type, DiagnosticSink.Silent(), cancellation) is { } declaration && canImplement
            ? new(new RefusedMember(declaration, LayerParser.Stub(property, cancellation), sink.Refusal!), null)
            : new(null, sink.Refusal);
    }

    /// <summary>Whether it is the first of a symbol's parts that bears the attribute; on a second part the compiler refuses it.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context)
    {
        INamedTypeSymbol? attribute = context.Attributes[0].AttributeClass;
        SyntaxReference? first = context.TargetSymbol.GetAttributes()
            .FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute))?.ApplicationSyntaxReference;
        return first is null || (first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.FullSpan.Contains(first.Span));
    }

    private static Parsed<T> Result<T>(T? model, DiagnosticSink sink) where T : class, IEquatable<T> =>
        new(model, model is null ? sink.Refusal ?? new Refusal(default, false) : null);

    /// <summary>A local function can never be partial.</summary>
    private static bool IsLocal(IMethodSymbol method, DiagnosticSink sink)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
        {
            return false;
        }

        sink.Report(ProblemCatalogue.MethodMustBePartial, () => method.Locations[0], method.Name);
        return true;
    }
}

/// <summary>Takes apart what was parsed.</summary>
internal static class ParsedProviders
{
    /// <summary>What has output.</summary>
    public static IncrementalValuesProvider<T> Models<T>(this IncrementalValuesProvider<Parsed<T>> parsed, string step)
        where T : class, IEquatable<T> =>
        parsed.Where(static p => p.Model is not null).Select(static (p, _) => p.Model!).WithTrackingName(step);

    /// <summary>Why there is none.</summary>
    public static IncrementalValuesProvider<Refusal> Refusals<T>(this IncrementalValuesProvider<Parsed<T>> parsed)
        where T : class, IEquatable<T> =>
        parsed.Where(static p => p.Refusal is not null).Select(static (p, _) => p.Refusal!);
}
