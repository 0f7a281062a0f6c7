using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads one property of a network class.</summary>
internal static class LayerParser
{
    /// <summary>The attributes of the runtime that make a property a layer.</summary>
    public static IEnumerable<AttributeData> Operations(IPropertySymbol property) =>
        property.GetAttributes().Where(KnownNames.IsOfLayer);

    /// <summary>Whether a member of any kind has an attribute of a layer.</summary>
    public static bool HasOperation(ISymbol member) => member.GetAttributes().Any(KnownNames.IsOfLayer);

    /// <summary>The attribute that says what the layer computes first; an activation where there is no other.</summary>
    public static AttributeData? Operator(IPropertySymbol property) =>
        Operations(property).FirstOrDefault(IsOperator) ?? Operations(property).FirstOrDefault();

    /// <summary>
    /// Whether a property is meant to be a layer: by an operation, or because it is partial and of type <c>Layer</c>, or of
    /// a type that does not bind and may be meant as one.
    /// </summary>
    public static bool IsLayer(IPropertySymbol property) =>
        (property.IsPartialDefinition && (property.Type is IErrorTypeSymbol || KnownNames.IsRuntimeType(property.Type, "Layer")))
        || Operations(property).Any();

    /// <param name="property">The layer.</param>
    /// <param name="scope">The layers before it.</param>
    /// <param name="sink">Where messages go.</param>
    /// <param name="cancellation">Stops.</param>
    public static LayerDeclaration Parse(IPropertySymbol property, LayerScope scope, DiagnosticSink sink, CancellationToken cancellation)
    {
        CheckProperty(property, sink, cancellation);
        return Read(property, TypeParser.Escape(property.Name), scope, null, sink, cancellation) with
        {
            Accessibility = TypeParser.Modifiers(property, cancellation),
        };
    }

    /// <summary>The layer of a property of a network or of a block, however it is declared.</summary>
    /// <param name="property">The property.</param>
    /// <param name="name">The layer's name in the network.</param>
    /// <param name="scope">The layers before it.</param>
    /// <param name="numbers">The numbers of the block's use; null outside a block.</param>
    /// <param name="sink">Where messages go.</param>
    /// <param name="cancellation">Stops.</param>
    public static LayerDeclaration Read(
        IPropertySymbol property, string name, LayerScope scope, BlockNumbers? numbers, DiagnosticSink sink, CancellationToken cancellation)
    {
        AttributeData[] operations = [.. Operations(property)];
        AttributeData? op = One(operations.Where(IsOperator), property, sink, cancellation);
        AttributeData? norm = One(operations.Where(IsNorm), property, sink, cancellation);
        AttributeData? activation = One(operations.Where(IsActivation), property, sink, cancellation);
        AttributeData? mask = One(operations.Where(IsMask), property, sink, cancellation);
        if (operations.All(JoinParser.IsInput))
        {
            // An attribute that does not bind, half typed or without its using, may be the operation that is missing.
            if (property.GetAttributes().FirstOrDefault(a => a.AttributeClass is null or IErrorTypeSymbol) is { } unknown)
            {
                sink.Unread(property.Name, new AttributeReader(unknown).Name, () => TypeParser.Locate(property));
            }
            else if (NetworkParser.IsHalfTyped(property.ContainingType, cancellation))
            {
                sink.AlreadyReported();
            }
            else
            {
                sink.Report(ProblemCatalogue.NoOperation, () => TypeParser.Locate(property), property.Name);
            }
        }

        var declared = (OperatorDeclaration?)ParseOperation(op, property, name, numbers, sink, cancellation);
        var layer = new LayerDeclaration(
            name,
            "",
            declared,
            (Activation?)ParseOperation(activation, property, name, numbers, sink, cancellation) ?? Activation.None,
            ScheduleParser.Parse(property, declared, sink, cancellation))
        {
            // A projection that has become the identity has nothing to normalise.
            Norm = declared is null && op is not null && BlockExpander.IsProjection(op)
                ? null
                : (NormDeclaration?)ParseOperation(norm, property, name, numbers, sink, cancellation),
            Mask = (MaskDeclaration?)ParseOperation(mask, property, name, numbers, sink, cancellation),
        };
        return new JoinParser(property, scope, sink, cancellation).Parse(layer);
    }

    /// <summary>The property with a body that throws, in the form in which the user declared it.</summary>
    public static string? Stub(IPropertySymbol property, CancellationToken cancellation)
    {
        if (!property.IsPartialDefinition || property.PartialImplementationPart is { } body && !IsOurs(body) || !MemberRules.CanImplement(property, cancellation))
        {
            return null;
        }

        string accessors = string.Concat(
            Accessor(property.GetMethod, "get"), Accessor(property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init" : "set"));
        return $"{MemberRules.Mark(property)}{Head(property, cancellation)} {{ {accessors}}}";

        string Accessor(IMethodSymbol? method, string keyword) => method is null
            ? ""
            : $"{AccessorRules.Modifiers(method, cancellation)}{keyword} => throw {StubFormat.Exception(property.Name)}; ";
    }

    /// <summary>The property as far as its accessors, with the user's modifiers and nullable annotations.</summary>
    public static string Head(IPropertySymbol property, CancellationToken cancellation)
    {
        string modifiers = MemberRules.Modifiers(property, cancellation);
        string reference = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : "";
        string name = property.IsIndexer
            ? $"this[{string.Join(", ", property.Parameters.Select(p => p.ToDisplayString(StubFormat.Method)))}]"
            : TypeParser.Escape(property.Name);
        return $"{modifiers} partial {reference}{TypeOf(property)} {name}".TrimStart();
    }

    /// <summary>The property's type in full. Nearly every one is the runtime's, for which Roslyn's display takes long.</summary>
    private static string TypeOf(IPropertySymbol property) =>
        KnownNames.IsRuntimeType(property.Type, "Layer") && property.Type is INamedTypeSymbol { Arity: 0, NullableAnnotation: not NullableAnnotation.Annotated, TypeKind: TypeKind.Class or TypeKind.Struct }
            ? "global::KernelGen.Layer"
            : property.Type.ToDisplayString(StubFormat.Type);

    /// <summary>Reports what is wrong with the property itself.</summary>
    public static void CheckProperty(IPropertySymbol property, DiagnosticSink sink, CancellationToken cancellation)
    {
        string? wrong = property switch
        {
            _ when MemberRules.IsRefused(property, cancellation) => "",
            { IsIndexer: true } => "is an indexer",
            { IsPartialDefinition: false } => "is not partial",
            { IsStatic: true, ContainingType.IsStatic: false } => "is static",
            { GetMethod: null } => "has no getter",
            { SetMethod: not null } => "has a setter",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "returns a reference",
            _ when !KnownNames.IsRuntimeType(property.Type, "Layer") => "is not of type KernelGen.Layer",
            { PartialImplementationPart: { } body } when !IsOurs(body) => "has a body",
            _ => null,
        };
        if (wrong is "")
        {
            sink.AlreadyReported();
            if (SignatureRules.HasErrorType(property.Type))
            {
                sink.Unread(property.Name, property.Type.ToDisplayString(), () => TypeParser.Locate(property));
            }
        }
        else if (wrong is not null)
        {
            sink.Report(ProblemCatalogue.WrongLayerProperty, () => TypeParser.Locate(property), property.Name, wrong);
        }
    }

    private static bool IsOurs(ISymbol symbol) => symbol.DeclaringSyntaxReferences.All(KnownNames.IsOwnOutput);

    private static AttributeData? One(
        IEnumerable<AttributeData> candidates, IPropertySymbol property, DiagnosticSink sink, CancellationToken cancellation)
    {
        AttributeData? first = null;
        foreach (AttributeData attribute in candidates)
        {
            if (first is null)
            {
                first = attribute;
            }
            else if (attribute.AttributeClass!.Name == first.AttributeClass!.Name)
            {
                sink.AlreadyReported(); // CS0579, duplicate attribute
            }
            else
            {
                var reader = new AttributeReader(attribute);
                string firstName = new AttributeReader(first).Name;
                AttributeData? alike = new[] { attribute, first }.FirstOrDefault(a => KnownNames.Operation(a)?.IsLikeActivation == true);
                string form = alike is null ? "" : string.Format(CultureInfo.InvariantCulture, ProblemCatalogue.OnAMemberOfItsOwn, new AttributeReader(alike).Name);
                sink.Report(
                    ProblemCatalogue.ConflictingOperations, () => reader.Location(cancellation), property.Name, firstName, reader.Name, form);
            }
        }

        return first;
    }

    /// <summary>Reads one operation; null where it cannot be.</summary>
    private static OperationDeclaration? ParseOperation(
        AttributeData? attribute, IPropertySymbol property, string name, BlockNumbers? numbers, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (attribute is null)
        {
            return null;
        }

        if (JoinParser.IsConcat(attribute))
        {
            return new ConcatDeclaration();
        }

        if (BlockExpander.IsProjection(attribute))
        {
            if (numbers is null)
            {
                var reader = new AttributeReader(attribute);
                sink.Report(ProblemCatalogue.OnlyInABlock, () => reader.Location(cancellation), property.Name, reader.Name);
            }

            return Projection.Of(numbers ?? BlockNumbers.Sample);
        }

        var options = new AttributeOptions(name.TrimStart('@'), new AttributeReader(attribute), sink, numbers, cancellation);
        OperationDeclaration? declared = KnownNames.Operation(attribute)!.Parse(options);
        options.Finish();
        return declared;
    }

    private static bool IsOperator(AttributeData attribute) =>
        KnownNames.Operation(attribute)?.Slot == OperationSlot.Operator || JoinParser.IsConcat(attribute) || BlockExpander.IsProjection(attribute);

    private static bool IsNorm(AttributeData attribute) => KnownNames.Operation(attribute)?.Slot == OperationSlot.Norm;

    private static bool IsMask(AttributeData attribute) => KnownNames.Operation(attribute)?.Slot == OperationSlot.Mask;

    private static bool IsActivation(AttributeData attribute) => KnownNames.Operation(attribute)?.Slot == OperationSlot.Activation;
}
