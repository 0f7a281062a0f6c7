using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Benchmarks.Generator;

/// <summary>Projects in memory, for the generator to run over.</summary>
internal static class GeneratorProject
{
    /// <summary>As new as the generator asks for.</summary>
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) || f == typeof(Network).Assembly.Location)
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    /// <summary>A project of some files.</summary>
    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Project", sources.Select(Parse), s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project with one file changed.</summary>
    public static CSharpCompilation Change(CSharpCompilation project, int file, string source) =>
        project.ReplaceSyntaxTree(project.SyntaxTrees[file], Parse(source, file));

    /// <summary>Characters of all files that a run generated.</summary>
    public static int Length(GeneratorDriver driver) => Files(driver).Sum(f => f.SourceText.Length);

    /// <summary>The files that a run generated; throws where it reported an error.</summary>
    public static IReadOnlyList<GeneratedSourceResult> Files(GeneratorDriver driver)
    {
        GeneratorDriverRunResult run = driver.GetRunResult();
        return run.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error
            ? throw new InvalidOperationException(error.ToString())
            : run.Results.Single().Exception is { } exception ? throw new InvalidOperationException(exception.Message, exception) : [.. run.Results.Single().GeneratedSources];
    }

    private static SyntaxTree Parse(string source, int file) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), Language, FormattableString.Invariant($"File{file}.cs"));
}
