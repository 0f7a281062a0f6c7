using System.Collections.Immutable;
using KernelGen.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>
/// What the compiler refuses about a partial member whatever its second part says: half typed, doubled, with modifiers that it cannot
/// have. Nothing is compiled for such a member, and nothing of the mistake is repeated in a generated file.
/// </summary>
internal static class MemberRules
{
    /// <summary>Modifiers that a partial property or method of a class can have; without them, and each at most once.</summary>
    private static readonly SyntaxKind[] s_valid =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword,
        SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.SealedKeyword, SyntaxKind.NewKeyword, SyntaxKind.UnsafeKeyword,
        SyntaxKind.ReadOnlyKeyword, SyntaxKind.RequiredKeyword, SyntaxKind.PartialKeyword,
    ];

    /// <summary>Whether the compiler reports the member as it is written.</summary>
    public static bool IsRefused(ISymbol member, CancellationToken cancellation) =>
        Syntax(member, cancellation) is { } syntax
        && (IsHalfTyped(syntax)
            || !CanHave(syntax, member)
            || IsExplicit(member)
            || IsDoubled(member)
            || (member.Name == member.ContainingType.Name && (member.IsStatic || member.ContainingType.TypeKind != TypeKind.Interface))
            || SignatureRules.IsRefused(member)
            || (member is IPropertySymbol property && IsRefused(property, syntax))
            || (member is IMethodSymbol method && IsRefused(method)));

    /// <summary>Whether a second part can be written that the compiler takes, so that it goes on with the rest.</summary>
    public static bool CanImplement(ISymbol member, CancellationToken cancellation) =>
        Syntax(member, cancellation) is { } syntax
        && !IsExplicit(member)
        && !syntax.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && !(syntax.Modifiers.Any(SyntaxKind.VirtualKeyword) && member.ContainingType.IsSealed)
        && !SignatureRules.IsRefused(member)
        && SignatureRules.CanRepeat(member)
        && member switch
        {
            IMethodSymbol method => !IsRefused(method) && !IsDoubled(method) && CanHave(syntax, method) && FitsType(syntax, method),
            IPropertySymbol { GetMethod: not null } property => !IsRefused(property, syntax) && !IsTwice(property) && FitsType(syntax, property),
            _ => !IsRefused(member, cancellation),
        };

    /// <summary>The modifiers that the second part repeats: those that are valid, once.</summary>
    public static string Modifiers(ISymbol member, CancellationToken cancellation)
    {
        string modifiers = "";
        var seen = new HashSet<SyntaxKind>();
        foreach (SyntaxToken token in Syntax(member, cancellation)?.Modifiers ?? default)
        {
            SyntaxKind kind = token.Kind();
            if (s_valid.Contains(kind) && kind != SyntaxKind.PartialKeyword
                && (kind != SyntaxKind.ReadOnlyKeyword || member.ContainingType.TypeKind == TypeKind.Struct) && seen.Add(kind))
            {
                modifiers = modifiers.Length == 0 ? token.Text : modifiers + " " + token.Text;
            }
        }

        return modifiers;
    }

    /// <summary>Whether a method is sealed where it overrides nothing, as a static one of an interface may be, but no second part of it.</summary>
    public static bool IsSealedAlone(IMethodSymbol method, CancellationToken cancellation) =>
        Syntax(method, cancellation) is { } syntax && syntax.Modifiers.Any(SyntaxKind.SealedKeyword) && !syntax.Modifiers.Any(SyntaxKind.OverrideKeyword);

    /// <summary>Whether the user has marked the member as one that coverage tools leave out, which cannot be said twice.</summary>
    public static bool IsExcluded(ISymbol member) => member.GetAttributes().Any(a =>
        a.AttributeClass?.Name == "ExcludeFromCodeCoverageAttribute" && a.ApplicationSyntaxReference is { } written && !KnownNames.IsOwnOutput(written));

    /// <summary>What a second part that throws starts with.</summary>
    public static string Mark(ISymbol member) => IsExcluded(member) ? "" : FileHeader.Implementation + " ";

    private static MemberDeclarationSyntax? Syntax(ISymbol member, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            if (!KnownNames.IsOwnOutput(reference) && reference.GetSyntax(cancellation) is MemberDeclarationSyntax syntax)
            {
                return syntax;
            }
        }

        return null;
    }

    // What is wrong inside an attribute is told at the attribute.
    private static bool IsHalfTyped(MemberDeclarationSyntax syntax) =>
        syntax.ContainsDiagnostics
        && syntax.ChildNodesAndTokens().Any(n => SyntaxErrors.Has(n) && !n.IsKind(SyntaxKind.AttributeList));

    private static bool CanHave(MemberDeclarationSyntax syntax, ISymbol member)
    {
        if (IsPlain(syntax.Modifiers))
        {
            return FitsType(syntax, member);
        }

        SyntaxKind[] kinds = [.. syntax.Modifiers.Select(m => m.Kind())];
        SyntaxKind[] access = [.. kinds.Where(SyntaxFacts.IsAccessibilityModifier)];
        bool isVirtual = kinds.Any(k => k is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.SealedKeyword);
        bool isStruct = member.ContainingType.TypeKind == TypeKind.Struct, isOfInterface = member.ContainingType.TypeKind == TypeKind.Interface;
        return kinds.All(s_valid.Contains)
            && kinds.Distinct().Count() == kinds.Length
            && (access.Length < 2 || (access.Length == 2 && access.Contains(SyntaxKind.ProtectedKeyword) && !access.Contains(SyntaxKind.PublicKeyword)))
            && (!kinds.Contains(SyntaxKind.ReadOnlyKeyword) || isStruct)
            && (!kinds.Contains(SyntaxKind.SealedKeyword) || kinds.Contains(SyntaxKind.OverrideKeyword) || (isOfInterface && (member is IPropertySymbol || kinds.Contains(SyntaxKind.StaticKeyword))))
            && (!isVirtual || (access.Length > 0 ? !access.SequenceEqual([SyntaxKind.PrivateKeyword]) : isOfInterface))
            && !(kinds.Contains(SyntaxKind.VirtualKeyword) && member.ContainingType.IsSealed)
            && FitsType(syntax, member);
    }

    /// <summary>Whether there is nothing but <c>partial</c>, one accessibility and <c>static</c>, as in nearly every declaration, which is read at each keystroke.</summary>
    private static bool IsPlain(SyntaxTokenList modifiers)
    {
        int access = 0, statics = 0, partials = 0;
        foreach (SyntaxToken token in modifiers)
        {
            switch (token.Kind())
            {
                case SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword:
                    access++;
                    break;
                case SyntaxKind.StaticKeyword:
                    statics++;
                    break;
                case SyntaxKind.PartialKeyword:
                    partials++;
                    break;
                default:
                    return false;
            }
        }

        return access <= 1 && statics <= 1 && partials <= 1;
    }

    /// <summary>Whether the modifiers are ones that a member of this type can have, in this project.</summary>
    private static bool FitsType(MemberDeclarationSyntax syntax, ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        bool isStatic = syntax.Modifiers.Any(SyntaxKind.StaticKeyword);
        bool isVirtual = syntax.Modifiers.Any(SyntaxKind.VirtualKeyword) || syntax.Modifiers.Any(SyntaxKind.OverrideKeyword);
        return (!isStatic || !syntax.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            && (!isStatic || !isVirtual || type.TypeKind == TypeKind.Interface)
            && (type.TypeKind != TypeKind.Interface || !syntax.Modifiers.Any(SyntaxKind.OverrideKeyword))
            && (isStatic || !type.IsStatic || member is IPropertySymbol) // of a property the compiler says it once
            && (!isVirtual || type.TypeKind != TypeKind.Struct)
            && (!syntax.Modifiers.Any(SyntaxKind.ProtectedKeyword) || (type.TypeKind != TypeKind.Struct && !type.IsStatic))
            && (!syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword) || AllowsUnsafe(member))
            && (!syntax.Modifiers.Any(SyntaxKind.RequiredKeyword) || (member is IPropertySymbol && !isStatic && type.TypeKind != TypeKind.Interface))
            && (member is not IMethodSymbol { IsExtensionMethod: true } || type is { IsStatic: true, IsGenericType: false, ContainingType: null });
    }

    private static bool AllowsUnsafe(ISymbol member) =>
        member.ContainingAssembly is not ISourceAssemblySymbol { Compilation.Options: CSharpCompilationOptions { AllowUnsafe: false } };

    private static bool IsExplicit(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => true,
        IPropertySymbol property => property.Name.Contains('.'),
        _ => member.Name.Contains('.'),
    };

    /// <summary>Whether another member has the name; methods and indexers have overloads, of which none may be the same.</summary>
    private static bool IsDoubled(ISymbol member) => member.ContainingType.GetMembers(member.Name).Any(other =>
        !SymbolEqualityComparer.Default.Equals(other, member)
        && !IsOtherPart(member, other)
        && (member, other) switch
        {
            (IMethodSymbol method, IMethodSymbol twin) =>
                method.TypeParameters.Length == twin.TypeParameters.Length && HaveSameTypes(method.Parameters, twin.Parameters),
            (IPropertySymbol { IsIndexer: true } indexer, IPropertySymbol { IsIndexer: true } twin) => HaveSameTypes(indexer.Parameters, twin.Parameters),
            _ => true,
        });

    private static bool IsTwice(IPropertySymbol property) =>
        property.ContainingType.GetMembers(property.Name).OfType<IPropertySymbol>()
            .First(p => p.PartialDefinitionPart is null && HaveSameTypes(p.Parameters, property.Parameters)) is { } first
        && !SymbolEqualityComparer.Default.Equals(first, property);

    private static bool IsOtherPart(ISymbol member, ISymbol other) => (member, other) switch
    {
        (IMethodSymbol method, IMethodSymbol part) =>
            SymbolEqualityComparer.Default.Equals(method.PartialImplementationPart, part)
            || SymbolEqualityComparer.Default.Equals(method.PartialDefinitionPart, part),
        (IPropertySymbol property, IPropertySymbol part) =>
            SymbolEqualityComparer.Default.Equals(property.PartialImplementationPart, part)
            || SymbolEqualityComparer.Default.Equals(property.PartialDefinitionPart, part),
        _ => false,
    };

    private static bool HaveSameTypes(ImmutableArray<IParameterSymbol> parameters, ImmutableArray<IParameterSymbol> others) =>
        parameters.Length == others.Length
        && parameters.Zip(others, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type)
            && (a.RefKind == RefKind.None) == (b.RefKind == RefKind.None)).All(same => same);

    private static bool IsRefused(IPropertySymbol property, MemberDeclarationSyntax syntax) =>
        property.Type.SpecialType == SpecialType.System_Void
        || property is { IsRequired: true, SetMethod: null }
        || (syntax is BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && AccessorRules.IsRefused(property, accessors));

    /// <summary>A partial method can return a value, have an out parameter or be more than static only where its accessibility is written.</summary>
    private static bool IsRefused(IMethodSymbol method) =>
        method.TypeParameters.Any(p => p.Name.Length == 0 || SignatureRules.HasErrorType(p))
        || (method.ReturnsVoid && method.RefKind != RefKind.None)
        || (method.IsPartialDefinition
            && method.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<MethodDeclarationSyntax>().All(m => !m.Modifiers.Any(k => SyntaxFacts.IsAccessibilityModifier(k.Kind())))
            && (!method.ReturnsVoid || method.Parameters.Any(p => p.RefKind == RefKind.Out) || NeedsAccessibility(method)));

    private static bool NeedsAccessibility(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax() is MethodDeclarationSyntax syntax && syntax.Modifiers.Any(m => m.Kind() is
            SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword or SyntaxKind.ExternKeyword));
}
