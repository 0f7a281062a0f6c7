using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using KernelGen.Compiler.Problems;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Compiles source text with the generator and the analyzers, in memory.</summary>
internal static class Harness
{
    // The oldest version that is supported, so that the generated code is held to it.
    public static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    public static readonly CSharpCompilationOptions Library = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999, checkOverflow: true);

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll")
            .Where(f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(f) is "netstandard.dll" or "mscorlib.dll")
            .Where(IsManaged)
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location);

    public static CSharpCompilation Compile(params string[] sources) => Compile(Language, sources);

    public static CSharpCompilation Compile(CSharpParseOptions language, params string[] sources) => CSharpCompilation.Create(
        "Tests",
        sources.Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s, System.Text.Encoding.UTF8), language, $"Source{i}.cs")),
        Framework.Add(Runtime), Library);

    /// <summary>What a project's build says of itself: analyzers run.</summary>
    public static readonly AnalyzerConfigOptionsProvider EveryWidth = new ProjectOptions(new() { [Withheld.AnalyzersRunProperty] = "true" });

    /// <summary>
    /// A project that asks for the narrowest width alone: kernels of different widths differ in their vector types, and the compiler binds each
    /// of them, which is most of the time of a test. Tests that look at what is emitted ask for <see cref="EveryWidth"/>.
    /// </summary>
    public static readonly AnalyzerConfigOptionsProvider Narrow = new ProjectOptions(new() { [Withheld.AnalyzersRunProperty] = "true", [WidthOption.Property] = "128" });

    public static GeneratorDriver Driver(CSharpParseOptions? language = null, AnalyzerConfigOptionsProvider? project = null) => CSharpGeneratorDriver.Create(
        [new KernelGenerator().AsSourceGenerator()], parseOptions: language ?? Language, optionsProvider: project ?? Narrow,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs everything and checks what must hold for any source at all.</summary>
    /// <param name="compilation">The source.</param>
    /// <param name="project">The project's options; <see cref="Narrow"/> without them.</param>
    public static HarnessResult Run(CSharpCompilation compilation, AnalyzerConfigOptionsProvider? project = null)
    {
        var language = (CSharpParseOptions)(compilation.SyntaxTrees.FirstOrDefault()?.Options ?? Language);
        GeneratorDriver driver = Driver(language, project).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        GeneratorDriverRunResult run = driver.GetRunResult();
        Assert.Null(run.Results.Single().Exception);
        Assert.DoesNotContain(reported, d => d.Id == "KG0007");

        ImmutableArray<Diagnostic> compiler = output.GetDiagnostics();
        Assert.Empty(compiler.Where(d => IsGenerated(d.Location) && d.Severity >= DiagnosticSeverity.Warning));

        ImmutableArray<Diagnostic> analyzer = output
            .WithAnalyzers([new NetworkAnalyzer(), new ImageKernelAnalyzer(), new ImagePipelineAnalyzer()])
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(analyzer, d => d.Id.StartsWith("AD", StringComparison.Ordinal));

        // Hidden marks stand beside errors, for fixes to attach to.
        ImmutableArray<Diagnostic> marks = [.. analyzer.Where(d => d.Severity == DiagnosticSeverity.Hidden)];
        Assert.All(marks, mark => Assert.True(
            ProblemCatalogue.All.Any(p => p.Id == mark.Id && p.Severity == ProblemSeverity.Hint) || reported.Any(d => d.Id + "F" == mark.Id)));
        analyzer = analyzer.RemoveRange(marks);

        // Each message has one owner.
        Assert.All(reported, d => Assert.Equal(DiagnosticSeverity.Error, d.DefaultSeverity));
        Assert.All(analyzer, d => Assert.NotEqual(DiagnosticSeverity.Error, d.DefaultSeverity));

        // A second run over a compilation that says the same must do nothing.
        GeneratorDriverRunResult again = driver.RunGenerators(compilation.Clone()).GetRunResult();
        Assert.All(Outputs(again), o => Assert.Equal(IncrementalStepRunReason.Cached, o));
        return new HarnessResult(
            output, compiler, [.. reported, .. analyzer],
            run.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()));
    }

    /// <summary>Runs everything over marked source: diagnostics must be exactly where the marks are, and nowhere else.</summary>
    public static HarnessResult Check(string marked, params string[] compilerErrors) => Check(marked, Narrow, compilerErrors);

    /// <summary>The same in a project that asks for vectors of some widths.</summary>
    public static HarnessResult Check(string marked, AnalyzerConfigOptionsProvider project, params string[] compilerErrors)
    {
        Markup markup = Markup.Parse("using KernelGen;\n" + marked);
        HarnessResult result = Run(Compile(markup.Source), project);
        Assert.Equal(
            Describe(markup.Expected.Select(e => (e.Id, e.Span)), markup.Source),
            Describe(result.Messages.Select(d => (d.Id, d.Location.SourceSpan)), markup.Source));
        Assert.Equal(
            compilerErrors.Order(),
            result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order());
        return result;
    }

    public static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorDriverRunResult run) => run.Results.Single()
        .TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<string> Describe(IEnumerable<(string Id, TextSpan Span)> found, string source) => found
        .OrderBy(f => f.Span.Start).ThenBy(f => f.Id, StringComparer.Ordinal)
        .Select(f => $"{f.Id} at {f.Span.Start}: {source.Substring(f.Span.Start, f.Span.Length)}");

    private static bool IsGenerated(Location location) =>
        location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static bool IsManaged(string file)
    {
        try
        {
            _ = AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}

/// <param name="Output">The compilation with the generated files.</param>
/// <param name="Compiler">What the compiler says of it.</param>
/// <param name="Messages">What the generator and the analyzers say of it.</param>
/// <param name="Files">The generated files by hint name.</param>
internal sealed record HarnessResult(
    Compilation Output,
    ImmutableArray<Diagnostic> Compiler,
    ImmutableArray<Diagnostic> Messages,
    IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The files of all image kernels and pipelines, one behind another.</summary>
    public string Kernels => string.Concat(Files.Where(f => f.Key.EndsWith(".Kernels.g.cs", StringComparison.Ordinal)).Select(f => f.Value));

    /// <summary>The message of the only diagnostic.</summary>
    public string Message => Assert.Single(Messages).GetMessage();
}
