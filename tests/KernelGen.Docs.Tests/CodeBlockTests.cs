using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KernelGen.Docs.Tests;

/// <summary>Every C# block is compiled with the generator, every program is run, and what pages say it prints is what it prints.</summary>
public sealed partial class CodeBlockTests
{
    public static TheoryData<string> Pages => [.. DocPages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockIsTrue(string page)
    {
        string folder = Directory.CreateTempSubdirectory("kernelgen-docs").FullName;
        try
        {
            CopyDigits(folder);
            string text = "";
            string header = "";
            string? printed = null;
            GeneratorDriverRunResult? generated = null;
            IReadOnlyList<DocBlock> blocks = DocPages.Blocks(page);
            for (int i = 0; i < blocks.Count; i++)
            {
                DocBlock block = blocks[i];
                try
                {
                    if (block.Directive.StartsWith("from: ", StringComparison.Ordinal))
                    {
                        IsIn(File.ReadAllText(Path.Combine(DocPages.Root, block.Directive["from: ".Length..])), block.Text);
                    }
                    else if (block.Directive == "generated")
                    {
                        IsExcerpt(block.Text, generated!);
                    }
                    else if (block.Directive.StartsWith("output", StringComparison.Ordinal))
                    {
                        Assert.NotNull(printed);
                        Func<string, string> kept = block.Directive == "output" ? s => s : s => Numbers().Replace(s, "#");
                        Assert.Equal(kept(block.Text), kept(printed));
                    }
                    else if (block.Directive.StartsWith("wrong: ", StringComparison.Ordinal))
                    {
                        string id = block.Directive["wrong: ".Length..];
                        Assert.Equal([id], DocCompiler.Messages(block.Text, id));
                    }
                    else if (block.Directive.StartsWith("right: ", StringComparison.Ordinal))
                    {
                        Assert.Empty(DocCompiler.Messages(block.Text, block.Directive["right: ".Length..]));
                        _ = DocCompiler.Compile(block.Text, "", false, out _);
                    }
                    else if (block.Language == "csharp")
                    {
                        bool goesOn = block.Directive == "with: previous";
                        header = goesOn ? header : block.Directive;
                        text = goesOn ? $"{text}\n{block.Text}" : block.Text;

                        // A block that the next one goes on from is compiled with that, unless something is said of it alone.
                        string[] about = [.. blocks.Skip(i + 1).TakeWhile(b => b.Language != "csharp" || b.Directive == "generated").Select(b => b.Directive)];
                        bool isQuoted = about.Contains("generated");
                        bool isGoneOnFrom = blocks.Skip(i + 1 + about.Length).FirstOrDefault()?.Directive == "with: previous";
                        if (isGoneOnFrom && !isQuoted && !about.Any(d => d.StartsWith("output", StringComparison.Ordinal))) continue;
                        Compilation compilation = DocCompiler.Compile(text, header, isQuoted, out generated);
                        bool runs = compilation.Options.OutputKind == OutputKind.ConsoleApplication && !header.StartsWith("not run", StringComparison.Ordinal);
                        printed = runs ? DocCompiler.Run(compilation, folder) : null;
                    }
                    else
                    {
                        foreach (string line in block.Text.Split('\n')) Commands.Check(line.Trim());
                    }
                }
                catch (Exception e)
                {
                    Assert.Fail($"{block}: {e.InnerException?.Message ?? e.Message}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void LinesEndBeforeColumn120AndLinksLeadSomewhere()
    {
        foreach (string page in DocPages.All)
        {
            string[] lines = File.ReadAllLines(Path.Combine(DocPages.Root, page));
            string? fence = null;
            for (int i = 0; i < lines.Length; i++)
            {
                // A block of text is what a program prints, and stays as it is printed.
                if (lines[i].StartsWith("```", StringComparison.Ordinal)) fence = fence is null ? lines[i] : null;
                foreach (Match link in Link().Matches(lines[i]))
                {
                    string target = link.Groups[1].Value.Split('#')[0];
                    if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal)) continue;
                    string path = Path.Combine(DocPages.Root, Path.GetDirectoryName(page)!, target);
                    Assert.True(File.Exists(path) || Directory.Exists(path), $"{page}, line {i + 1} links to {target}, which is not there.");
                }

                Assert.True(fence is "```" or "```text" || lines[i].Length < 120 || lines[i].StartsWith('|'), $"{page}, line {i + 1} has {lines[i].Length} characters.");
            }
        }
    }

    // The block as it is in a file of the repository.
    private static void IsIn(string file, string excerpt) =>
        Assert.Contains(excerpt.Trim('\n'), file.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    // Every line but those of dots is in one of the generated files, in this order.
    private static void IsExcerpt(string excerpt, GeneratorDriverRunResult run)
    {
        string[] wanted = [.. excerpt.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line is not ("…" or "// …"))];
        string best = "";
        foreach (GeneratedSourceResult file in run.Results.SelectMany(result => result.GeneratedSources))
        {
            int found = 0;
            foreach (string line in file.SourceText.ToString().Split('\n'))
                if (found < wanted.Length && line.Trim() == wanted[found]) found++;
            if (found == wanted.Length) return;
            if (found > 0) best = wanted[found];
        }

        Assert.Fail($"The generated code does not have this line there: {best}");
    }

    private static void CopyDigits(string folder)
    {
        string digits = Directory.CreateDirectory(Path.Combine(folder, "digits")).FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(DocPages.Root, "src", "KernelGen.Samples", "Data"), "*.gz"))
            File.Copy(file, Path.Combine(digits, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"-?[0-9][0-9,.]*")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
