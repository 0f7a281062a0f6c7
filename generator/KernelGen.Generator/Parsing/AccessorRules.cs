using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>What the compiler refuses about the accessors of a property or indexer, and how a second part repeats their modifiers.</summary>
internal static class AccessorRules
{
    /// <summary>Whether the compiler reports the accessors as they are written.</summary>
    public static bool IsRefused(IPropertySymbol property, SyntaxList<AccessorDeclarationSyntax> accessors)
    {
        if (accessors.Count is < 1 or > 2 || (property.IsStatic && accessors.Any(SyntaxKind.InitAccessorDeclaration)))
        {
            return true;
        }

        if (accessors.All(a => a.Modifiers.Count == 0))
        {
            return false;
        }

        SyntaxKind[] modifiers = [.. accessors.SelectMany(a => a.Modifiers).Select(m => m.Kind())];
        bool areReadOnly = modifiers.Contains(SyntaxKind.ReadOnlyKeyword);
        return accessors.Count != 2
            || accessors.All(a => a.Modifiers.Count > 0)
            || modifiers.Distinct().Count() < modifiers.Length
            || !modifiers.All(m => m == SyntaxKind.ReadOnlyKeyword || SyntaxFacts.IsAccessibilityModifier(m))
            || (areReadOnly && (property.IsStatic || property.ContainingType.TypeKind != TypeKind.Struct || IsReadOnly(property)))
            || (property.ContainingType.TypeKind == TypeKind.Struct && modifiers.Contains(SyntaxKind.ProtectedKeyword))
            || !IsNarrower(property.GetMethod, property) || !IsNarrower(property.SetMethod, property);
    }

    /// <summary>The modifiers of an accessor as the user wrote them, with a space behind each.</summary>
    public static string Modifiers(IMethodSymbol accessor, CancellationToken cancellation) =>
        accessor.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<AccessorDeclarationSyntax>().FirstOrDefault() is { } syntax
            ? string.Concat(syntax.Modifiers.Select(m => m.Text + " "))
            : "";

    private static bool IsReadOnly(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax() is MemberDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.ReadOnlyKeyword));

    /// <summary>Whether an accessor says nothing of its accessibility, or one that is narrower than the property's.</summary>
    private static bool IsNarrower(IMethodSymbol? accessor, IPropertySymbol property)
    {
        bool isWritten = accessor?.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is AccessorDeclarationSyntax syntax && syntax.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind()))) == true;
        return !isWritten || property.DeclaredAccessibility switch
        {
            Accessibility.Public => accessor!.DeclaredAccessibility != Accessibility.Public,
            Accessibility.ProtectedOrInternal => accessor!.DeclaredAccessibility is not (Accessibility.Public or Accessibility.ProtectedOrInternal),
            Accessibility.Internal or Accessibility.Protected => accessor!.DeclaredAccessibility is Accessibility.ProtectedAndInternal or Accessibility.Private,
            Accessibility.ProtectedAndInternal => accessor!.DeclaredAccessibility == Accessibility.Private,
            _ => false,
        };
    }
}
