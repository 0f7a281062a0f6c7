using System.Text.RegularExpressions;

namespace KernelGen.Docs.Tests;

/// <summary>A block of code in a page.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Directive">The comment right above the fence, without its marks: how to check the block.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record DocBlock(string Page, int Line, string Language, string Directive, string Text)
{
    public override string ToString() => $"{Page}, line {Line}";
}

/// <summary>
/// The pages with code: the README and everything under docs. A comment above a block says how it is checked:
/// <c>in: HEADER</c> puts a C# block into a type, <c>with: previous</c> goes on from the last C# block, <c>generated</c> is an excerpt of the last
/// block's generated code, <c>output</c> is what the last program prints, <c>from: FILE</c> is in a file of the repository as it is, <c>output: about</c> the same but for its numbers, <c>not run: REASON</c>
/// is compiled only, <c>wrong: KG0106</c> has that message and no other, and <c>right: KG0106</c> has none, not even a note.
/// </summary>
internal static partial class DocPages
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> All => Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Where(file => !file.Contains("_site", StringComparison.Ordinal))
        .Append(Path.Combine(Root, "README.md")).Append(Path.Combine(Root, "src", "KernelGen", "README.md"))
        .Where(File.Exists)
        .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal);

    public static IReadOnlyList<DocBlock> Blocks(string page)
    {
        var blocks = new List<DocBlock>();
        string[] lines = File.ReadAllLines(Path.Combine(Root, page));
        string directive = "";
        for (int i = 0; i < lines.Length; i++)
        {
            if (Comment().Match(lines[i]) is { Success: true } comment) directive = comment.Groups[1].Value;
            if (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                if (lines[i].Length > 0 && !lines[i].StartsWith("<!--", StringComparison.Ordinal)) directive = "";
                continue;
            }

            int start = i++;
            while (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) i++;
            blocks.Add(new DocBlock(page, start + 1, lines[start].Trim().TrimStart('`'), directive, string.Join('\n', lines[(start + 1)..i])));
            directive = "";
        }

        return blocks;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "KernelGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }

    [GeneratedRegex("^<!-- (.*) -->$")]
    private static partial Regex Comment();
}
