using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Parsing;

/// <summary>Reads the XML documentation that the user wrote on a member.</summary>
internal static class UserDocumentation
{
    /// <summary>
    /// The elements of the comment, a line of text each, with references resolved where the user wrote them; empty where there is no
    /// comment, or one that is not well-formed XML, which the compiler warns of.
    /// </summary>
    public static string Of(ISymbol symbol, CancellationToken cancellation)
    {
        string? xml = symbol.GetDocumentationCommentXml(expandIncludes: true, cancellationToken: cancellation);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        try
        {
            XElement member = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
            return member.Name == "member" && member.Nodes().Any(n => n is XElement || (n is XText text && !string.IsNullOrWhiteSpace(text.Value)))
                ? string.Join("\n", Lines(string.Concat(member.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)))))
                : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    /// <summary>The lines without the indentation that all of them share. Empty ones stay: they part paragraphs of plain text.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        string[] lines = [.. text.Replace("\r\n", "\n").Split('\n').Select(l => l.TrimEnd())];
        int shared = lines.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return lines.Select(l => l.Length == 0 ? "" : l.Substring(shared)).SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Reverse();
    }
}
