using System.Text.RegularExpressions;
using KernelGen.Compiler.Problems;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>The reference of image kernels says what the compiler does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string s_reference = File.ReadAllText(Path.Combine(Repository.Root, "docs", "image-kernels.md"));

    private static readonly ProblemSpec[] s_all = [.. ProblemCatalogue.All];

    [Fact]
    public void EveryMessageOfImagesIsListed()
    {
        IEnumerable<string> expected = s_all
            .Where(d => d.Id.StartsWith("KG01", StringComparison.Ordinal) || d.Id.StartsWith("KG03", StringComparison.Ordinal))
            .OrderBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"| {d.Id} | {d.Title}{Severity(d.Severity)} |");
        Assert.Equal(expected, s_reference.Split('\n').Where(l => l.StartsWith("| KG", StringComparison.Ordinal)));

        static string Severity(ProblemSeverity severity) => severity switch
        {
            ProblemSeverity.Error => "",
            ProblemSeverity.Warning => " (a warning)",
            ProblemSeverity.Hint => " (a hint)",
            _ => " (a note)",
        };
    }

    [Fact]
    public void EveryOtherMessageIsListed()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "messages.md"));
        IEnumerable<string> expected = s_all
            .Where(d => d.Id.StartsWith("KG00", StringComparison.Ordinal) || d.Id.StartsWith("KG02", StringComparison.Ordinal))
            .OrderBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"| {d.Id} | {d.Title}{(d.Severity == ProblemSeverity.Warning ? " (a warning)" : "")} |");
        Assert.Equal(
            expected,
            page.Split('\n').Where(l => l.StartsWith("| KG", StringComparison.Ordinal)).Select(l => l[..(l.LastIndexOf('|', l.Length - 2) + 1)]));
    }

    /// <summary>Roslyn's own check of these files reads descriptors that are written out, and ours are made from the catalogue.</summary>
    [Fact]
    public void EveryMessageIsInTheReleases()
    {
        IEnumerable<string> rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(f => File.ReadLines(Path.Combine(Repository.Root, "generator", "KernelGen.Generator", $"AnalyzerReleases.{f}.md")))
            .Where(l => l.StartsWith("KG", StringComparison.Ordinal));
        Assert.Equal(
            s_all.Select(p => $"{p.Id} | KernelGen | {(p.Severity switch { ProblemSeverity.Note => "Info", ProblemSeverity.Hint => "Hidden", _ => p.Severity.ToString() })} | {p.Title}"),
            rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NumbersOfMessagesAreUnique() => Assert.Equal(s_all.Length, s_all.Select(d => d.Id).Distinct().Count());

    [Fact]
    public void ExamplesCompile()
    {
        string[] examples = [.. Example().Matches(s_reference).Select(m => m.Groups[1].Value)];
        Assert.Equal(5, examples.Length);
        Assert.All(examples, e =>
        {
            bool isWhole = e.StartsWith("public static partial class", StringComparison.Ordinal);
            HarnessResult result = Harness.Check(isWhole ? e : $"public static partial class Filters\n{{\n{e}}}\n");
            Assert.All(result.Files.Keys, k => Assert.EndsWith(".Kernels.g.cs", k, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void ExamplesOfStencilsCompile()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "padding-and-stencils.md"));
        string[] examples = [.. Example().Matches(page).Select(m => m.Groups[1].Value)];
        Assert.Equal(3, examples.Length);
        HarnessResult result = Harness.Check(string.Concat(examples.Select((e, i) =>
            e.StartsWith("[Network", StringComparison.Ordinal) ? e : $"[Network(1, 6, 8)]\npartial class N{i}\n{{\n{e}}}\n")));
        Assert.Equal(
            [
                "Edges.Network.128.g.cs", "Edges.Network.g.cs", "Edges.g.cs", "N0.Network.128.g.cs", "N0.Network.g.cs", "N0.g.cs",
                "N2.Network.128.g.cs", "N2.Network.g.cs", "N2.g.cs",
            ],
            result.Files.Keys.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
