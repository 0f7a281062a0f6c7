using System.CommandLine;
using KernelGen.Benchmarks.Comparison;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Benchmarks.Generator;

/// <summary>Counts what the generator writes: characters for each vector width, and for each kind of kernel.</summary>
internal static class GeneratorTextCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var networks = new Option<string?>("--filter") { Description = "Globs over the declarations' names, separated by commas.", HelpName = "GLOBS" };
        var folder = new Option<string?>("--write") { Description = "Writes the files too, into a folder of each declaration's name here.", HelpName = "FOLDER" };
        var command = new Command("generator-text", "Counts the characters of generated code, for each vector width and kind of kernel.") { networks, folder };
        command.SetAction(parsed => Run(new GlobFilter(parsed.GetValue(networks)), parsed.GetValue(folder)));
        return command;
    }

    private static void Run(GlobFilter filter, string? folder)
    {
        GeneratorAssembly generator = GeneratorAssembly.Load(null).Single();
        foreach ((string name, string source) in GeneratorSources.Networks.Where(n => filter.Matches(n.Name)))
        {
            GeneratorDriver driver = generator.Driver().RunGenerators(GeneratorProject.Compile(source));
            CompilationUnitSyntax[] files = [.. GeneratorProject.Files(driver).Select(f => (CompilationUnitSyntax)f.SyntaxTree.GetRoot())];
            if (folder is not null)
                Write(Path.Combine(folder, name), GeneratorProject.Files(driver));

            Console.WriteLine(FormattableString.Invariant(
                $"{name}: {files.Sum(f => f.FullSpan.Length):N0} characters, of them {files.Sum(Comments):N0} in comments and {files.Sum(Indentation):N0} before the first character of a line"));
            foreach (IGrouping<string, MethodDeclarationSyntax> width in files
                .SelectMany(f => f.DescendantNodes().OfType<TypeDeclarationSyntax>())
                .Where(c => !c.Members.OfType<TypeDeclarationSyntax>().Any())
                .SelectMany(c => c.Members.OfType<MethodDeclarationSyntax>().Select(m => (Class: c.Identifier.Text, Method: m)))
                .GroupBy(m => m.Class, m => m.Method)
                .OrderByDescending(g => g.Sum(m => m.FullSpan.Length)).Take(6))
            {
                Console.WriteLine(FormattableString.Invariant($"  {width.Key}: {width.Sum(m => m.FullSpan.Length):N0} characters, {width.Count()} methods"));
                foreach (IGrouping<string, MethodDeclarationSyntax> kind in width.GroupBy(m => m.Identifier.Text.Split('_')[0]).OrderByDescending(g => g.Sum(m => m.FullSpan.Length)).Take(8))
                    Console.WriteLine(FormattableString.Invariant($"    {kind.Key,-40}{kind.Sum(m => m.FullSpan.Length),10:N0}{kind.Count(),5}"));
            }
        }
    }

    private static void Write(string folder, IReadOnlyList<GeneratedSourceResult> files)
    {
        Directory.CreateDirectory(folder);
        foreach (GeneratedSourceResult file in files)
            File.WriteAllText(Path.Combine(folder, file.HintName), file.SourceText.ToString());
    }

    private static int Comments(SyntaxNode file) =>
        file.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)).Sum(t => t.FullSpan.Length);

    private static int Indentation(SyntaxNode file) =>
        file.GetText().Lines.Sum(l => l.ToString() is var text ? text.Length - text.TrimStart().Length : 0);
}
