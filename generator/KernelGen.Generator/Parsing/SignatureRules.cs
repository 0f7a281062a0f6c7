using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>What the compiler refuses about the types and parameters of a member, whatever its modifiers; a second part would repeat each mistake.</summary>
internal static class SignatureRules
{
    /// <summary>Whether the compiler reports the types or the parameters of a method or property.</summary>
    public static bool IsRefused(ISymbol member)
    {
        ImmutableArray<IParameterSymbol> parameters = Parameters(member);
        return Types(member).Where(t => !IsPlain(t, member)).Any(t => HasErrorType(t) || IsMadeOfStatic(t) || IsOfOneFile(t) || HasRefLikeElements(t) || !Visibility.Reaches(t, member))
            || parameters.Any(IsRefused)
            || (parameters.Length > 1 && parameters.Select(p => p.Name).Distinct().Count() < parameters.Length)
            || (member is IMethodSymbol { IsGenericMethod: true } method && IsRefused(method.TypeParameters, method));
    }

    /// <summary>
    /// Whether the types can be written in another file so that the compiler takes them and reads the same. Much else can be wrong with a type than is
    /// worth telling apart here: what is not sure gets no second part.
    /// </summary>
    public static bool CanRepeat(ISymbol member) =>
        (!HidesParameter(member) || !Types(member).Any(MentionsParameter))
        && Types(member).All(t => IsPlain(t, member) || RepeatableTypes.Contains(t, member))
        && !Parameters(member).Any(p => member is IPropertySymbol && p.IsParams && p.Type.IsRefLikeType); // of which scope cannot be told

    /// <summary>Whether a type parameter has the name of another around it, so that one of the two cannot be written. The compiler only warns of it.</summary>
    private static bool HidesParameter(ISymbol member)
    {
        var names = new HashSet<string>();
        bool isHidden = false;
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            isHidden |= type.TypeParameters.Any(p => !names.Add(p.Name));
        }

        return isHidden || (member is IMethodSymbol method && method.TypeParameters.Any(p => names.Contains(p.Name)));
    }

    /// <summary>Whether a type, or a part of it, does not exist or cannot be where it is.</summary>
    public static bool HasErrorType(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => IsVoid(array.ElementType) || HasErrorType(array.ElementType),
        IPointerTypeSymbol pointer => HasErrorType(pointer.PointedAtType),
        INamedTypeSymbol { IsUnboundGenericType: true } => false, // whose arguments are errors of no one
        INamedTypeSymbol named => named.TypeArguments.Any(a => a is IPointerTypeSymbol or IFunctionPointerTypeSymbol || IsVoid(a) || HasErrorType(a))
            || (named.ContainingType is { } outer && HasErrorType(outer)),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => c is IErrorTypeSymbol),
        _ => false,
    };

    /// <summary>Whether a type is static or has a static argument, which the compiler refuses of a value.</summary>
    public static bool IsMadeOfStatic(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsMadeOfStatic(array.ElementType),
        INamedTypeSymbol named => named.IsStatic || named.TypeArguments.Any(IsMadeOfStatic),
        _ => false,
    };

    private static bool IsRefused(IParameterSymbol parameter) =>
        parameter.Name.Length == 0
        || IsVoid(parameter.Type)
        || (parameter is { RefKind: RefKind.Ref or RefKind.Out, ContainingSymbol: IPropertySymbol })
        || (parameter is { ScopedKind: not ScopedKind.None, RefKind: RefKind.None } && !IsRefLike(parameter.Type))
        || !ParamsRules.Fits(parameter);

    /// <summary>Whether a type is public and of another assembly, and all that it is made of, as in nearly every declaration, which is read at each keystroke.</summary>
    private static bool IsPlain(ITypeSymbol type, ISymbol member) =>
        type.SpecialType is SpecialType.System_Void // as what a method returns
        || type is INamedTypeSymbol { Arity: 0 or 1, TypeKind: TypeKind.Struct or TypeKind.Class, DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: null, SpecialType: SpecialType.None } named
        && named.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, member.ContainingAssembly)
        && named.TypeArguments.All(a => a.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double);

    private static bool IsVoid(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void;

    private static bool IsRefused(ImmutableArray<ITypeParameterSymbol> parameters, IMethodSymbol method) =>
        parameters.Select(p => p.Name).Distinct().Count() < parameters.Length
        || parameters.Any(p => p.ConstraintTypes.Any(c => !Visibility.Reaches(c, method)));

    private static bool HasRefLikeElements(ITypeSymbol type) => type is IArrayTypeSymbol { ElementType: var element } && (element.IsRefLikeType || HasRefLikeElements(element));

    private static bool IsRefLike(ITypeSymbol type) => type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true };

    /// <summary>Whether a type can be named in its own file alone, which no member of another type may.</summary>
    private static bool IsOfOneFile(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfOneFile(array.ElementType),
        IPointerTypeSymbol pointer => IsOfOneFile(pointer.PointedAtType),
        INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(IsOfOneFile) || (named.ContainingType is { } outer && IsOfOneFile(outer)),
        _ => false,
    };

    private static bool MentionsParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => MentionsParameter(array.ElementType),
        IPointerTypeSymbol pointer => MentionsParameter(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsParameter) || (named.ContainingType is { } outer && MentionsParameter(outer)),
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> Types(ISymbol member) => Parameters(member).Select(p => p.Type).Append(member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        _ => null!,
    }).Where(t => t is not null);

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}
