using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using KernelGen.Compiler.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>A network class, read. Lives only while it is looked at: the pipeline keeps the model alone.</summary>
/// <param name="Model">What the pipeline keeps; null where nothing can be generated.</param>
/// <param name="Properties">The layers' symbols, in the order of the declaration's layers.</param>
internal readonly record struct NetworkParse(NetworkModel? Model, IReadOnlyList<IPropertySymbol> Properties);

/// <summary>Reads a class marked <c>[Network]</c>.</summary>
internal static class NetworkParser
{
    private const string Forward = "Forward";

    public static NetworkParse Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, DiagnosticSink sink, CancellationToken cancellation)
    {
        ProjectRules.Check(compilation, attribute, type, sink, cancellation);
        CheckClass(type, sink);
        CheckMembers(type, sink, cancellation);
        TypeDeclaration? declaration = TypeParser.Parse(type, sink, cancellation);

        var reader = new AttributeReader(attribute);
        int channels = reader.Int(0, "channels");
        int height = reader.Int(0, "height");
        int width = reader.Int(0, "width");
        var properties = new List<IPropertySymbol>();
        var layers = new LayerCollector(channels, height, width);
        var uses = new List<UseDeclaration>();
        var surface = new List<LayerProperty>();
        IPropertySymbol[] members = BlockExpander.MembersOf(type);
        var scope = new LayerScope(type.Name, [.. members.Select(m => m.Name)]);
        foreach (IPropertySymbol property in members)
        {
            cancellation.ThrowIfCancellationRequested();
            properties.Add(property);
            int first = layers.Layers.Count;
            var declared = new LayerProperty(
                LayerParser.Head(property, cancellation), UserDocumentation.Of(property, cancellation), MemberRules.IsExcluded(property));
            if (BlockExpander.UseOf(property) is { } use)
            {
                scope.Add(property.Name, AddUse(property, use, scope, layers, uses, sink, cancellation));
                surface.Add(declared with { Use = uses.Count - 1 });
            }
            else
            {
                LayerDeclaration layer = LayerParser.Parse(property, scope, sink, cancellation);
                if (sink.HasErrors)
                {
                    layers.Stop();
                }

                scope.Add(property.Name, layers.Add(layer, new LayerSource(property, property.Name)));
                surface.Add(first == surface.Count ? declared : declared with { Place = first });
            }
        }

        if (properties.Count == 0 && IsHalfTyped(type, cancellation))
        {
            sink.AlreadyReported();
        }

        CheckFiles(type, attribute, properties, sink);
        OutsideLayout layout = EnumOption.Read(reader, "Layout", OutsideLayout.Nchw, sink, cancellation);
        NumericsChoice numerics = EnumOption.Read(reader, "Numerics", NumericsChoice.Fast, sink, cancellation);
        bool trains = reader.Bool(true, "Training");
        if (reader.HasErrors)
        {
            reader.Leave(sink, cancellation);
        }

        if (declaration is null || !ProjectRules.AllowsPartialProperties(attribute) || !ProjectRules.CanWrite(type))
        {
            return new NetworkParse(null, properties);
        }

        NetworkDeclaration? network = null;
        if (!sink.HasErrors)
        {
            network = new NetworkDeclaration(declaration, channels, height, width, layers.Layers.ToEquatableArray(), layout, trains)
            {
                Uses = uses.ToEquatableArray(),
                SumsDirectly = numerics == NumericsChoice.Direct,
            };
            CheckMembersOf(network, type, sink);
            InferenceResult shapes = ShapeInference.Infer(network);
            ShapeDiagnostics.Report(shapes.Errors, network, type, attribute, layers.Sources, sink, cancellation);
            if (sink.WantsAdvice && !sink.HasErrors)
            {
                UnreadCells.Report(network, shapes, layers.Sources, sink, cancellation);
            }
        }

        return new NetworkParse(
            new NetworkModel(
                declaration, sink.HasErrors ? null : network, surface.ToEquatableArray(), sink.HasErrors ? Stubs(properties, cancellation) : default, sink.HasErrors && StubBase(type, compilation),
                sink.Refusal),
            properties);
    }

    /// <summary>Adds the layers of a block.</summary>
    /// <returns>The place of what it gives.</returns>
    private static int AddUse(
        IPropertySymbol property, AttributeData attribute, LayerScope scope, LayerCollector layers, List<UseDeclaration> uses, DiagnosticSink sink,
        CancellationToken cancellation)
    {
        LayerParser.CheckProperty(property, sink, cancellation);
        BlockUse.CheckAlone(property, attribute, sink, cancellation);
        int first = layers.Layers.Count;
        int input = new JoinParser(property, scope, sink, cancellation).InputOfUse();
        BlockUse? use = BlockUse.Read(attribute, property.Name, null, sink, cancellation);
        if (use is null || sink.HasErrors)
        {
            layers.Stop();
            uses.Add(new UseDeclaration(property.Name, "", first, 0, input, input));
            return input;
        }

        int output = new BlockExpander(layers, attribute, sink, cancellation).Expand(use, property.Name, input);
        uses.Add(new UseDeclaration(property.Name, use.Words, first, layers.Layers.Count - first, input, output));
        return output;
    }

    private static void CheckClass(INamedTypeSymbol type, DiagnosticSink sink)
    {
        string? reason = type switch
        {
            { IsRecord: true } => "a network must be a class, and this is a record",
            { TypeKind: not TypeKind.Class } => "", // CS0592
            { IsStatic: true } => "a network must not be static, because it holds parameters",
            { IsAbstract: true } => "a network must not be abstract",
            _ when KnownNames.Find(type, KnownNames.BlockAttribute) is not null => "it is marked [Network] and [Block], and can be only one of them",
            _ when HasPrimaryConstructor(type) => "a network must not have a primary constructor",
            _ => null,
        };
        if (reason is "")
        {
            sink.AlreadyReported();
        }
        else if (reason is not null)
        {
            sink.Report(ProblemCatalogue.TypeNotSupported, () => TypeParser.Locate(type), type.Name, reason);
        }

        if (type.BaseType is IErrorTypeSymbol unknown)
        {
            sink.Unread(type.Name, unknown.Name, () => TypeParser.Locate(type));
        }
        else if (HasOtherBase(type))
        {
            sink.Report(
                ProblemCatalogue.TypeNotSupported, () => TypeParser.Locate(type), type.Name,
                "a network derives from KernelGen.Network, so it can have no other base class");
        }
    }

    /// <summary>
    /// Reports layers outside the file of the network's attribute, or of the first layer by name where that has none: the language
    /// leaves the order of members over files open, and renaming a file would make another network.
    /// </summary>
    private static void CheckFiles(
        INamedTypeSymbol type, AttributeData attribute, IReadOnlyList<IPropertySymbol> layers, DiagnosticSink sink)
    {
        SyntaxTree?[] files = [.. layers.Select(l => l.DeclaringSyntaxReferences.FirstOrDefault(r => !KnownNames.IsOwnOutput(r))?.SyntaxTree)];
        if (files.Distinct().Count() < 2)
        {
            return;
        }

        SyntaxTree? home = attribute.ApplicationSyntaxReference?.SyntaxTree;
        home = files.Contains(home) ? home : files.OrderBy(f => f?.FilePath, StringComparer.Ordinal).First();
        for (int i = 0; i < layers.Count; i++)
        {
            if (files[i] != home)
            {
                IPropertySymbol layer = layers[i];
                sink.Report(
                    ProblemCatalogue.LayersInTwoFiles, () => TypeParser.Locate(layer), layer.Name, FileName(files[i]), type.Name, FileName(home));
            }
        }

        static string FileName(SyntaxTree? file) => Path.GetFileName(file?.FilePath ?? "");
    }

    /// <summary>Reports names that the runtime or the generated part of the class uses, and what keeps the generated part from making a network.</summary>
    private static void CheckMembers(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellation)
    {
        if (KnownNames.NetworkMembers.Contains(type.Name))
        {
            sink.Report(ProblemCatalogue.ReservedName, () => TypeParser.Locate(type), type.Name, ProblemCatalogue.MemberOfEveryNetwork);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            string? taken = member switch
            {
                _ when member.IsImplicitlyDeclared || !IsUsers(member) => null,
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
                    constructor.Parameters.IsEmpty && !HasPrimaryConstructor(type) ? ProblemCatalogue.MemberOfEveryNetwork : null,
                IMethodSymbol { MethodKind: not MethodKind.Ordinary } => null,
                _ when member.Name == type.Name => ProblemCatalogue.NameOfItsClass,
                _ => KnownNames.NetworkMembers.Contains(member.Name) || IsInherited(member) ? ProblemCatalogue.MemberOfEveryNetwork : null,
            };
            if (taken is not null)
            {
                string name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.Name + "()" : member.Name;
                sink.Report(ProblemCatalogue.ReservedName, () => TypeParser.Locate(member), name, taken);
            }
            else if ((member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                && !(member is IPropertySymbol layer && LayerParser.IsLayer(layer))) // which is told as a layer
            {
                sink.Report(ProblemCatalogue.RequiredMember, () => TypeParser.Locate(member), member.Name, type.Name);
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } other && IsUsers(other)
                && !IsHalfTyped(type, cancellation) && !ChainsToAnother(other, cancellation))
            {
                sink.Report(ProblemCatalogue.WrongConstructor, () => TypeParser.Locate(other), type.Name);
            }
        }

        bool IsInherited(ISymbol member) =>
            (member as IPropertySymbol is { } property && LayerParser.IsLayer(property))
            && KnownNames.InheritedMembers.Contains(member.Name);
    }

    /// <summary>Reports names that the generated part uses for these layers: those of segments for norms, and <c>Forward</c> for several outputs.</summary>
    private static void CheckMembersOf(NetworkDeclaration network, INamedTypeSymbol type, DiagnosticSink sink)
    {
        bool isNormed = network.Layers.Any(l => l.Norm is not null);
        int outputs = network.Outputs.Count;
        foreach (ISymbol member in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && IsUsers(m)))
        {
            if ((isNormed && KnownNames.NormedMembers.Contains(member.Name))
                || (outputs > 1 && member is IMethodSymbol { Name: Forward } forward && forward.Parameters.Length == outputs + 1))
            {
                sink.Report(ProblemCatalogue.ReservedName, () => TypeParser.Locate(member), member.Name, ProblemCatalogue.MemberOfThisNetwork);
            }
        }

        // The class itself cannot be called like one of its members.
        if ((isNormed && KnownNames.NormedMembers.Contains(type.Name)) || (outputs > 1 && type.Name == Forward))
        {
            sink.Report(ProblemCatalogue.ReservedName, () => TypeParser.Locate(type), type.Name, ProblemCatalogue.MemberOfThisNetwork);
        }
    }

    /// <summary>Whether a constructor begins with another one of its class. A primary one is reported at the class.</summary>
    private static bool ChainsToAnother(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is not ConstructorDeclarationSyntax syntax
            || syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));

    private static bool IsUsers(ISymbol member) => !member.DeclaringSyntaxReferences.All(KnownNames.IsOwnOutput);

    private static bool HasOtherBase(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, BaseType: { } baseType }
        && (baseType.SpecialType == SpecialType.System_Object ? NamesObject(type) : !KnownNames.IsRuntimeType(baseType, "Network"));

    /// <summary>Whether <c>object</c> is written as the base class, which no other part can contradict: by name, or as what is no interface of the list.</summary>
    private static bool NamesObject(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(r =>
        !KnownNames.IsOwnOutput(r) && r.GetSyntax() is TypeDeclarationSyntax { BaseList.Types: { Count: > 0 } types }
        && (types[0].Type is PredefinedTypeSyntax || types.Count > type.Interfaces.Length));

    /// <summary>Whether the class does not parse, or a layer's attribute is on what is not a property (yet): CS0592.</summary>
    public static bool IsHalfTyped(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(r => !KnownNames.IsOwnOutput(r) && SyntaxErrors.Has(r.GetSyntax(cancellation)))
        || type.GetMembers().Any(m => m is not IPropertySymbol && LayerParser.HasOperation(m));

    private static bool HasPrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(c =>
        c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ClassDeclarationSyntax));

    /// <summary>The layers as they are implemented where there is an error: a sound network, read at every keystroke, does without.</summary>
    private static EquatableArray<string> Stubs(IEnumerable<IPropertySymbol> layers, CancellationToken cancellation) =>
        layers.Where(l => l.PartialImplementationPart is null).Select(l => LayerParser.Stub(l, cancellation)).OfType<string>().ToEquatableArray();

    /// <summary>A stub can take the runtime's base class if the class itself is sound and pointers are allowed.</summary>
    private static bool StubBase(INamedTypeSymbol type, Compilation compilation) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsGenericType: false, BaseType: not IErrorTypeSymbol }
        && !HasOtherBase(type)
        && !HasPrimaryConstructor(type)
        && !KnownNames.NetworkMembers.Contains(type.Name)
        && !type.GetMembers().Any(m => IsUsers(m) && KnownNames.NetworkMembers.Contains(m.Name))
        && type.GetTypeMembers(type.Name).IsEmpty
        && !type.InstanceConstructors.Any(c => !c.IsImplicitlyDeclared && c.Parameters.IsEmpty && IsUsers(c))
        && compilation.Options is CSharpCompilationOptions { AllowUnsafe: true }
        && !compilation.GetTypesByMetadataName(KnownNames.Network).IsEmpty;
}
