using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Source text in which <c>{|KG0205:Stride = 0|}</c> marks where a diagnostic is expected.</summary>
internal sealed partial record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var expected = new List<(string, TextSpan)>();
        while (Mark().Match(text) is { Success: true } match)
        {
            string inner = match.Groups[2].Value;
            expected.Add((match.Groups[1].Value, new TextSpan(match.Index, inner.Length)));
            text = text.Remove(match.Index, match.Length).Insert(match.Index, inner);
        }

        return new Markup(text, expected);
    }

    // The innermost, leftmost mark comes first, so that every later match lies after it.
    [GeneratedRegex(@"\{\|([A-Z]+[0-9]+):((?:(?!\{\||\|\}).)*)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
