using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Texts as literals, in the form in which the user writes them.</summary>
internal static class TextLiteral
{
    /// <summary>An ordinary literal.</summary>
    public static ExpressionSyntax Of(string text) => SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(text, quote: true));

    /// <summary>A literal in the form of another one: raw over several lines, verbatim or ordinary.</summary>
    public static ExpressionSyntax Like(LiteralExpressionSyntax old, string text)
    {
        string written = old.Token.Text;
        if (old.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            string end = written.Contains("\r\n") ? "\r\n" : "\n";
            string quotes = new('"', written.TakeWhile(c => c == '"').Count());
            string last = written.Substring(written.LastIndexOf('\n') + 1);
            string indent = last.Substring(0, last.Length - last.TrimStart().Length);
            string[] lines = text.Replace("\r\n", "\n").Split('\n');
            return SyntaxFactory.ParseExpression($"{quotes}{end}{string.Join(end, lines.Select(l => l.Length == 0 ? l : indent + l))}{end}{indent}{quotes}");
        }

        return written.StartsWith("@", StringComparison.Ordinal)
            ? SyntaxFactory.ParseExpression("@\"" + text.Replace("\"", "\"\"") + "\"")
            : Of(text);
    }
}
