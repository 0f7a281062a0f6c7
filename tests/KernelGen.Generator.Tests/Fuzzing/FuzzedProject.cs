using System.Collections.Immutable;
using System.Text;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Fuzzing;

/// <summary>Many files compiled as one project, and what must hold for any source at all.</summary>
/// <remarks>
/// Binding the bodies of kernels is most of the time, so they are left as they are in one project of four, as the seed says, and taken out in the
/// others. There the project is not compiled a second time either.
/// </remarks>
internal static class FuzzedProject
{
    /// <summary>The compiler's errors that only say that nothing was generated.</summary>
    private static readonly string[] s_consequences = ["CS8795", "CS9248", "CS9249", "CS9276"];

    private static readonly CSharpCompilation s_empty = Harness.Compile();

    /// <summary>Compiles the declarations of a project whose options are drawn too.</summary>
    /// <returns>What does not hold, and how many of the declarations were compiled whole.</returns>
    public static (IReadOnlyList<string> Faults, int Whole) Check(IReadOnlyList<RandomDeclaration> declarations, Dice dice)
    {
        bool isWhole = dice.OneIn(4);
        var language = new CSharpParseOptions(dice.Of(LanguageVersion.CSharp13, LanguageVersion.CSharp13, LanguageVersion.Preview, LanguageVersion.CSharp12), DocumentationMode.Diagnose);
        CSharpCompilation compilation = s_empty
            .WithOptions(Harness.Library
                .WithNullableContextOptions(dice.OneIn(3) ? NullableContextOptions.Disable : NullableContextOptions.Enable)
                .WithAllowUnsafe(!dice.OneIn(12)).WithOverflowChecks(dice.OneIn(2)))
            .AddSyntaxTrees(declarations.Select(d => CSharpSyntaxTree.ParseText(SourceText.From(d.Text, Encoding.UTF8), language, d.Name + ".cs")));
        // The narrowest width alone, most times: bodies differ in their types, and the compiler binds each.
        var options = new ProjectOptions(new()
        {
            [Withheld.AnalyzersRunProperty] = dice.OneIn(4) ? "false" : "true",
            [WidthOption.Property] = dice.OneIn(10) ? "512,256,128" : "128",
        });
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()], parseOptions: language, optionsProvider: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation full, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult run = driver.GetRunResult().Results.Single();
        Compilation output = isWhole ? full : BodyRemover.Without(full);
        ImmutableArray<Diagnostic> all = output
            .WithAnalyzers([new NetworkAnalyzer(), new ImageKernelAnalyzer(), new ImagePipelineAnalyzer()], new AnalyzerOptions([], options))
            .GetAllDiagnosticsAsync().GetAwaiter().GetResult();

        var faults = new List<string>();
        faults.AddRange(run.Exception is { } exception ? [$"the generator throws: {exception}"] : []);
        faults.AddRange(reported.Where(d => d.Id is "KG0007" or "CS8785").Select(d => $"{d.Id}: {FileOf(d)} {d}"));
        faults.AddRange(all.Where(d => d.Id.StartsWith("AD", StringComparison.Ordinal)).Select(d => $"an analyzer throws: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        faults.AddRange(all.Where(d => IsGenerated(d) && d.Severity >= (isWhole ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error)).Select(d => $"{d.Id} in generated code: {d}\n    {d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"));
        if (isWhole && Harness.Outputs(driver.RunGenerators(compilation.Clone()).GetRunResult()).Any(o => o != IncrementalStepRunReason.Cached))
        {
            faults.Add("a second run does not find everything cached");
        }

        ILookup<string, Diagnostic> errors = all.Concat(reported).Where(d => d.Severity == DiagnosticSeverity.Error && !IsGenerated(d)).ToLookup(FileOf);
        ILookup<string, GeneratedSourceResult> files = run.GeneratedSources.IsDefault ? Array.Empty<GeneratedSourceResult>().ToLookup(_ => "") : run.GeneratedSources.ToLookup(OwnerOf);
        int whole = 0;
        foreach (RandomDeclaration declaration in declarations)
        {
            bool hasReason = errors[declaration.Name].Any(d => !s_consequences.Contains(d.Id) || IsOfTheUsersOwn(d));
            bool isWithheld = errors[declaration.Name].Any() || files[declaration.Name].Any(f => IsStub(f));
            if (isWithheld && !hasReason)
            {
                faults.Add($"withheld without an error: {declaration.Name} {string.Join(" ", errors[declaration.Name])}");
            }

            whole += !isWithheld && files[declaration.Name].Any() ? 1 : 0;
        }

        return (faults, whole);

        static string OwnerOf(GeneratedSourceResult file)
        {
            int at = file.HintName.IndexOf('D', StringComparison.Ordinal);
            while (at >= 0 && (at + 10 >= file.HintName.Length || file.HintName[at + 10] != 'E' || !file.HintName.AsSpan(at + 1, 9).ContainsOnlyDigits()))
            {
                at = file.HintName.IndexOf('D', at + 1);
            }

            return at < 0 ? "" : file.HintName.Substring(at, 11);
        }
    }

    /// <summary>Whether an error is at a partial member that KernelGen has nothing to do with: nobody but the user can implement it.</summary>
    private static bool IsOfTheUsersOwn(Diagnostic diagnostic) =>
        diagnostic.Location is { SourceTree: { } file, SourceSpan: var span }
        && file.GetRoot().FindNode(span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not BaseTypeDeclarationSyntax
        && member.AttributeLists.All(l => l.Attributes.All(a => a.Name.ToString() == "System.Obsolete"))
        && !(member is PropertyDeclarationSyntax property && property.Type.ToString().Contains(nameof(Layer), StringComparison.Ordinal) && IsOfANetwork(property));

    /// <summary>Whether a class is marked, if only by an attribute that is half typed, so that a property without any is meant as a layer of it.</summary>
    private static bool IsOfANetwork(SyntaxNode property) => property.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.AttributeLists.Count > 0;

    private static string FileOf(Diagnostic diagnostic) => Path.GetFileNameWithoutExtension(diagnostic.Location.GetLineSpan().Path ?? "");

    /// <summary>Whether a file holds members that throw because of an error; those of a block throw in any case.</summary>
    private static bool IsStub(GeneratedSourceResult file) =>
        !file.HintName.EndsWith(".Block.g.cs", StringComparison.Ordinal) && file.SourceText.ToString().Contains("System.NotSupportedException", StringComparison.Ordinal);

    /// <summary>Whether the compiler itself fails on a declaration, of which KernelGen is not the cause.</summary>
    public static bool BreaksTheCompiler(RandomDeclaration declaration) => ((LanguageVersion[])[LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview]).Any(version =>
    {
        var language = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        try
        {
            _ = s_empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(declaration.Text, Encoding.UTF8), language)).GetDiagnostics();
            return false;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return true;
        }
    });

    private static bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
