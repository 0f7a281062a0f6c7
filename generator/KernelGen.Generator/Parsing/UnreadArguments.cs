using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Parsing;

/// <summary>Finds the arguments of an attribute that name what does not exist, or does not exist yet.</summary>
internal static class UnreadArguments
{
    /// <summary>The arguments that are not constants, where a name may be to blame; as written.</summary>
    public static IEnumerable<string> Of(AttributeReader reader, AttributeData attribute, CancellationToken cancellation)
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
        return suspects.Where(a => !a.ContainsDiagnostics && a.Expression.DescendantNodesAndSelf().Any(n => n is SimpleNameSyntax)).Select(Text);
    }

    /// <summary>An argument as written, on one line.</summary>
    public static string Text(AttributeArgumentSyntax argument) =>
        string.Join(" ", argument.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
