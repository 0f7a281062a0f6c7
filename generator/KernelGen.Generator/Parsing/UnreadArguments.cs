using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>Finds the arguments of an attribute that name what does not exist, or does not exist yet.</summary>
internal static class UnreadArguments
{
    /// <summary>Leaves an attribute that could not be read to the compiler, and notes the arguments where a name may be to blame.</summary>
    public static void Leave(AttributeReader reader, AttributeData attribute, DiagnosticSink sink, CancellationToken cancellation)
    {
        sink.AlreadyReported();
        foreach (AttributeArgumentSyntax argument in Of(reader, attribute, cancellation))
        {
            sink.Unread(NameOf(argument), argument.ToString(), argument.GetLocation);
        }
    }

    /// <summary>Text without line breaks.</summary>
    public static string OnOneLine(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The arguments that are not constants.</summary>
    private static IEnumerable<AttributeArgumentSyntax> Of(AttributeReader reader, AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList: { } list } syntax)
        {
            return [];
        }

        // Without a constructor nothing is known of any argument.
        IEnumerable<AttributeArgumentSyntax> suspects = attribute.AttributeConstructor is { } constructor
            ? constructor.Parameters.Select(p => p.Name).Concat(attribute.NamedArguments.Select(a => a.Key))
                .Where(reader.IsError).SelectMany(name => reader.Arguments(syntax, name))
            : list.Arguments;
        return suspects.Where(a => !SyntaxErrors.Has(a) && a.Expression.DescendantNodesAndSelf().Any(n => n is SimpleNameSyntax));
    }

    private static string NameOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        _ => "",
    };
}
