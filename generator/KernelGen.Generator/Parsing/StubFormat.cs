using KernelGen.Compiler.Declarations;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>How the user's members are written again where they cannot be compiled.</summary>
internal static class StubFormat
{
    /// <summary>A type in full, with the user's nullable annotations.</summary>
    public static readonly SymbolDisplayFormat Type = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A method's return type, name and parameters.</summary>
    public static readonly SymbolDisplayFormat Method = Type
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeExtensionThis)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>What a stub says of an argument that could not be read, so that an analyzer can look at it again.</summary>
    public const string UnreadMark = "// Left to the compiler: ";

    /// <summary>The expression that a stub throws.</summary>
    public static string Exception(string member) =>
        $"new global::System.NotSupportedException(\"The declaration of '{member}' has errors; see the compiler's messages.\")";
}
