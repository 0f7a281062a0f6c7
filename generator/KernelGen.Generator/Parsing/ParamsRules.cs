using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>What the compiler refuses about <c>params</c>, which a second part must have wherever the first has it.</summary>
internal static class ParamsRules
{
    /// <summary>Whether a parameter is without <c>params</c>, or the last one, by value and of a type that can have it.</summary>
    public static bool Fits(IParameterSymbol parameter) =>
        !parameter.IsParams || (parameter.RefKind == RefKind.None && IsLast(parameter) && IsCollection(parameter.Type));

    private static bool IsLast(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol method => parameter.Ordinal == method.Parameters.Length - 1,
        IPropertySymbol indexer => parameter.Ordinal == indexer.Parameters.Length - 1,
        _ => true,
    };

    /// <summary>Whether calls can make a collection of their arguments.</summary>
    private static bool IsCollection(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.IsSZArray,
        INamedTypeSymbol { TypeKind: TypeKind.Interface } view => view.OriginalDefinition.SpecialType is
            SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_ICollection_T
            or SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T,
        INamedTypeSymbol named => IsSpan(named) || HasBuilder(named) || CanBeFilled(named),
        _ => false,
    };

    private static bool IsSpan(INamedTypeSymbol type) =>
        type is { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool HasBuilder(INamedTypeSymbol type) => type.GetAttributes().Any(a => a.AttributeClass?.Name == "CollectionBuilderAttribute");

    private static bool CanBeFilled(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
        && !type.IsAbstract
        && type.InstanceConstructors.Any(c => c.Parameters.IsEmpty)
        && type.GetMembers("Add").OfType<IMethodSymbol>().Any(m => !m.IsStatic && m.Parameters.Length >= 1 && m.Parameters.Skip(1).All(p => p.IsOptional || p.IsParams));
}
