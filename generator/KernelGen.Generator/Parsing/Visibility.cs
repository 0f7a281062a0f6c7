using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Whether a type can be seen wherever a member can be that mentions it, as the compiler demands of signatures.</summary>
internal static class Visibility
{
    /// <summary>Whether a type, and whatever it is made of, is at least as visible as a member.</summary>
    public static bool Reaches(ITypeSymbol type, ISymbol member) => type switch
    {
        IArrayTypeSymbol array => Reaches(array.ElementType, member),
        IPointerTypeSymbol pointer => Reaches(pointer.PointedAtType, member),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => named.TypeArguments.All(a => Reaches(a, member))
            && LevelReaches(named, member)
            && (named.ContainingType is not { } outer || Reaches(outer, member)),
        _ => true,
    };

    /// <summary>Whether the part of the program that one declaration is restricted to includes one that the member is restricted to.</summary>
    private static bool LevelReaches(INamedTypeSymbol level, ISymbol member)
    {
        Accessibility access = level.DeclaredAccessibility;
        return access is Accessibility.Public or Accessibility.NotApplicable || Levels(member).Any(m => Includes(level, access, m));
    }

    private static bool Includes(INamedTypeSymbol level, Accessibility access, ISymbol member) => (access, member.DeclaredAccessibility) switch
    {
        (Accessibility.Internal or Accessibility.ProtectedOrInternal, Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal) => true,
        (Accessibility.Private, Accessibility.Private) => Levels(member.ContainingType).Contains(level.ContainingType?.OriginalDefinition, SymbolEqualityComparer.Default),
        (Accessibility.Private, _) => false,
        (_, Accessibility.Private) => Levels(member.ContainingType).Any(t => Derives(t, level.ContainingType)),
        (Accessibility.Protected, Accessibility.Protected or Accessibility.ProtectedAndInternal)
            or (Accessibility.ProtectedOrInternal, Accessibility.Protected or Accessibility.ProtectedOrInternal)
            or (Accessibility.ProtectedAndInternal, Accessibility.ProtectedAndInternal) => Derives(member.ContainingType, level.ContainingType),
        _ => false,
    };

    /// <summary>A type or member and the types around it.</summary>
    private static IEnumerable<ISymbol> Levels(ISymbol symbol)
    {
        for (ISymbol? level = symbol; level is not (null or INamespaceSymbol); level = level.ContainingType)
        {
            yield return level.OriginalDefinition;
        }
    }

    private static bool Derives(ISymbol type, INamedTypeSymbol? from)
    {
        for (INamedTypeSymbol? part = type as INamedTypeSymbol; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, from?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
