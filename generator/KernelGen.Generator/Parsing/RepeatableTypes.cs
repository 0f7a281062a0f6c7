using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>The types that a second part can be written with, whatever the first part says beside them.</summary>
internal static class RepeatableTypes
{
    /// <summary>Whether a type is one of them, and all that it is made of.</summary>
    /// <param name="type">The type.</param>
    /// <param name="member">
    /// What mentions it: of a property, the compiler checks in both parts that type arguments keep the constraints; of a method, in the first alone.
    /// </param>
    public static bool Contains(ITypeSymbol type, ISymbol member) => type switch
    {
        // What only C#'s own libraries may pass on.
        { SpecialType: SpecialType.System_TypedReference or SpecialType.System_ArgIterator or SpecialType.System_RuntimeArgumentHandle } => false,
        IArrayTypeSymbol array => Contains(array.ElementType, member),
        ITypeParameterSymbol or IDynamicTypeSymbol => true,
        INamedTypeSymbol named => (named.ContainingType is not { } outer || Contains(outer, member))
            && named.TypeArguments.Select((argument, i) => CanBe(argument, named.TypeParameters[i], named, member)).All(can => can),
        _ => false, // pointers, which only unsafe code can have
    };

    private static bool CanBe(ITypeSymbol argument, ITypeParameterSymbol parameter, INamedTypeSymbol type, ISymbol member)
    {
        // A value that may be missing is written with a question mark, and only of what can be missing.
        bool isMissing = argument.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        bool isValue = argument.IsValueType && !isMissing;
        bool isChecked = member is IPropertySymbol || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        bool keeps = !argument.IsRefLikeType
            && (!(parameter.HasValueTypeConstraint || parameter.HasUnmanagedTypeConstraint) || isValue)
            && (!parameter.HasReferenceTypeConstraint || argument.IsReferenceType)
            && (!parameter.HasConstructorConstraint || isValue)
            && parameter.ConstraintTypes.IsEmpty
            && (!parameter.HasUnmanagedTypeConstraint || argument.IsUnmanagedType);
        return Contains(argument, member) && (keeps || !isChecked);
    }
}
