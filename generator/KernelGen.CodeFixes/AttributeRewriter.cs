using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Writes arguments of an attribute anew, the others and everything around them as they are.</summary>
internal sealed class AttributeRewriter(AttributeSyntax attribute, SemanticModel model)
{
    /// <summary>The attribute with other arguments; null where that cannot be written, or a text is not a literal here.</summary>
    /// <param name="changes">
    /// Arguments by name, each with an expression behind <c>=</c> or the characters of a text behind a quote; with nothing behind it, the argument goes.
    /// </param>
    public AttributeSyntax? Rewrite(IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        var kept = new List<AttributeArgumentSyntax>(arguments);
        var added = new List<AttributeArgumentSyntax>();
        int place = -1;
        foreach (KeyValuePair<string, string> change in changes)
        {
            AttributeArgumentSyntax? old = Find(arguments, change.Key);
            bool isText = change.Value[0] == '"';
            string value = change.Value.Substring(1);
            if (old is not null && isText && old.Expression is not LiteralExpressionSyntax)
            {
                return null;
            }

            int index = old is null ? -1 : kept.IndexOf(old);
            if (value.Length == 0)
            {
                if (old is not null)
                {
                    kept.RemoveAt(index);
                    place = place < 0 ? index : Math.Min(place, index);
                }

                continue;
            }

            ExpressionSyntax expression = !isText ? SyntaxFactory.ParseExpression(value)
                : old is null ? TextLiteral.Of(value) : TextLiteral.Like((LiteralExpressionSyntax)old.Expression, value);
            if (old is null)
            {
                added.Add(Named(change.Key, expression));
            }
            else
            {
                kept[index] = old.WithExpression(expression.WithTriviaFrom(old.Expression));
            }
        }

        kept.InsertRange(place < 0 ? kept.Count : Math.Max(place, kept.Count(a => a.NameEquals is null)), added);
        return attribute.WithArgumentList(List(kept));
    }

    private AttributeArgumentListSyntax List(List<AttributeArgumentSyntax> arguments)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

        // Separators are kept from the front, since what goes or comes is mostly behind; a new one is a comma and a blank.
        SyntaxToken[] old = [.. list.Arguments.GetSeparators()];
        return list.WithArguments(SyntaxFactory.SeparatedList(
            arguments, Enumerable.Range(0, Math.Max(0, arguments.Count - 1)).Select(i => i < old.Length ? old[i] : comma)));
    }

    private static AttributeArgumentSyntax Named(string name, ExpressionSyntax value) => SyntaxFactory.AttributeArgument(
        SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)),
        null, value);

    private AttributeArgumentSyntax? Find(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string name)
    {
        if (arguments.FirstOrDefault(a => (a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText == name) is { } named)
        {
            return named;
        }

        int index = (model.GetSymbolInfo(attribute).Symbol as IMethodSymbol)?.Parameters.FirstOrDefault(p => p.Name == name)?.Ordinal ?? -1;
        return index >= 0 && index < arguments.Count && arguments[index] is { NameEquals: null, NameColon: null } positional ? positional : null;
    }
}
