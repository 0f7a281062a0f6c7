using System.Text;
using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>Finds out how a user's type can be reopened in a generated file.</summary>
internal static class TypeParser
{
    private static readonly string[] FileSuffixes = ["Kernels", "Network", "Stubs"];

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat PlainNamespaceFormat =
        NamespaceFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None);

    /// <summary>Describes a type and reports what keeps it from being reopened.</summary>
    /// <returns>Null if it cannot be reopened, not even with a stub.</returns>
    public static TypeDeclaration? Parse(INamedTypeSymbol type, DiagnosticSink sink, CancellationToken cancellation)
    {
        bool canReopen = true;
        for (INamespaceOrTypeSymbol? part = type; part is not (null or INamespaceSymbol { IsGlobalNamespace: true }); part = Outer(part))
        {
            if (part.Name.Length == 0 || part is INamedTypeSymbol { TypeParameters: var parameters } && parameters.Any(p => p.Name.Length == 0))
            {
                sink.AlreadyReported(); // half typed
                canReopen = false;
            }
        }

        if (Outermost(type) is { DeclaredAccessibility: not (Accessibility.Public or Accessibility.Internal) })
        {
            sink.AlreadyReported(); // CS1527
            canReopen = false;
        }

        if (!canReopen)
        {
            return null;
        }

        var containers = new List<string>();
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            INamedTypeSymbol current = part;
            if (IsPartial(part, cancellation) is not true and var isPartial)
            {
                if (isPartial is null)
                {
                    sink.AlreadyReported(); // CS0260: some parts are partial and some are not
                    return null;
                }

                sink.Report(ProblemCatalogue.TypeMustBePartial, () => Locate(current, type), part.Name, type.Name);
                canReopen = false;
            }

            if (Refusal(part) is { } reason)
            {
                sink.Report(ProblemCatalogue.TypeNotSupported, () => Locate(current, type), part.Name, reason);
                canReopen &= !part.IsFileLocal;
            }

            containers.Insert(0, Header(part));
        }

        containers.RemoveAt(containers.Count - 1);
        string name = Escape(type.Name);
        string ns = Namespace(type, NamespaceFormat);
        return canReopen
            ? new TypeDeclaration(ns, containers.ToEquatableArray(), Header(type), name, HintName(type))
            : null;
    }

    /// <summary>
    /// A name as it must be written in source. Words that mean something only in some places count as well: a type can be called <c>@file</c>, but not
    /// <c>file</c>.
    /// </summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name == "extension"
            ? "@" + name
            : name;

    /// <summary>Where the user named a symbol, outside generated files.</summary>
    public static Location Locate(ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            foreach (Location location in symbol.Locations)
            {
                if (location.SourceTree == reference.SyntaxTree && !KnownNames.IsOwnOutput(reference))
                {
                    return location;
                }
            }
        }

        return symbol.Locations.FirstOrDefault() ?? Location.None;
    }

    /// <summary>Where the part of a type is named that is around another type: in the file that is open while that is typed.</summary>
    private static Location Locate(INamedTypeSymbol outer, INamedTypeSymbol inner)
    {
        Location place = Locate(inner);
        foreach (SyntaxReference reference in outer.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == place.SourceTree && reference.Span.Contains(place.SourceSpan)
                && outer.Locations.FirstOrDefault(l => l.SourceTree == reference.SyntaxTree && reference.Span.Contains(l.SourceSpan)) is { } found)
            {
                return found;
            }
        }

        return Locate(outer);
    }

    /// <summary>A member's modifiers as written, but <c>partial</c>.</summary>
    public static string Modifiers(ISymbol member, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is MemberDeclarationSyntax syntax)
            {
                return string.Join(" ", syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(m => m.Text));
            }
        }

        return "";
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } around ? Outermost(around) : type;

    /// <summary>The namespace around a type. Roslyn's display takes many times as long as joining its names, which is the same where none is a keyword.</summary>
    private static string Namespace(INamedTypeSymbol type, SymbolDisplayFormat format)
    {
        string name = "";
        for (INamespaceSymbol part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
        {
            if (Escape(part.Name).Length > part.Name.Length)
            {
                return type.ContainingNamespace.ToDisplayString(format);
            }

            name = name.Length == 0 ? part.Name : part.Name + "." + name;
        }

        return name;
    }

    private static INamespaceOrTypeSymbol? Outer(INamespaceOrTypeSymbol part) =>
        part.ContainingType is { } type ? type : part.ContainingNamespace;

    private static string? Refusal(INamedTypeSymbol type) => type switch
    {
        { IsFileLocal: true } => "a file-local type has no part in another file",
        { IsGenericType: true, TypeParameters.Length: > 0 } => "it is generic, and kernels are compiled once",
        _ => null,
    };

    // Generated parts are partial in any case, so only the user's own decide.
    private static bool? IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        bool[] parts = [.. type.DeclaringSyntaxReferences.Where(r => !KnownNames.IsOwnOutput(r)).Select(r =>
            r.GetSyntax(cancellation) is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword))];
        return parts.All(p => p) ? true : parts.Any(p => p) ? null : false;
    }

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        string modifiers = type.IsStatic ? "static partial" : type.IsRefLikeType ? "ref partial" : "partial";
        string parameters = type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => Variance(p) + Escape(p.Name)))}>";
        return $"{modifiers} {keyword} {Escape(type.Name)}{parameters}";
    }

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    /// <summary>The type's full metadata name, reduced to what a file name may hold and shortened if it must be.</summary>
    private static string HintName(INamedTypeSymbol type)
    {
        var full = new StringBuilder(type.MetadataName);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            full.Insert(0, "+").Insert(0, outer.MetadataName);
        }

        if (!type.ContainingNamespace.IsGlobalNamespace)
        {
            full.Insert(0, ".").Insert(0, Namespace(type, PlainNamespaceFormat));
        }

        // A class Foo also has files that end with these words, which a type may be called as well, in any case.
        string name = HintNames.Spell(full.ToString());
        name = FileSuffixes.Contains(type.MetadataName, StringComparer.OrdinalIgnoreCase) ? name + "-" : name;
        return HintNames.Shorten(name);
    }
}
