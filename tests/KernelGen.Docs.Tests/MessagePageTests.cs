using System.Text.RegularExpressions;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KernelGen.Docs.Tests;

/// <summary>Every message has a place in docs/messages with what is wrong, what is right and why. <see cref="CodeBlockTests"/> compiles both.</summary>
public sealed partial class MessagePageTests
{
    [Fact]
    public void EveryMessageHasAPlace()
    {
        var places = DocPages.All.Where(page => page.Contains($"messages{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(page => Heading().Split(File.ReadAllText(Path.Combine(DocPages.Root, page)).ReplaceLineEndings("\n")).Skip(1).Chunk(2))
            .ToDictionary(place => place[0], place => place[1], StringComparer.Ordinal);
        DiagnosticDescriptor[] messages = [.. new NetworkAnalyzer().SupportedDiagnostics.Where(d => !d.Id.EndsWith('F'))];
        Assert.Equal(messages.Select(m => m.Id).Order(StringComparer.Ordinal), places.Keys.Order(StringComparer.Ordinal));
        foreach (DiagnosticDescriptor message in messages)
        {
            string kind = message.DefaultSeverity switch
            {
                DiagnosticSeverity.Warning => " (a warning)",
                DiagnosticSeverity.Info => " (a note)",
                DiagnosticSeverity.Hidden => " (a hint)",
                _ => "",
            };
            string text = places[message.Id];
            Assert.Contains($"**{message.Title}**{kind}. ", text.Trim('\n').Replace('\n', ' '), StringComparison.Ordinal);
            Assert.Matches(WrongAndRight(), text);
        }
    }

    [GeneratedRegex("^## (KG[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    // A sentence at least, and a block of code for each.
    [GeneratedRegex("[.)]\n\nWrong:\n\n(<!-- wrong: KG[0-9]+ -->\n)?```.*\n```\n\nRight:\n\n(<!-- right: KG[0-9]+ -->\n)?```.*\n```", RegexOptions.Singleline)]
    private static partial Regex WrongAndRight();
}
