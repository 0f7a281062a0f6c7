using System.Text.RegularExpressions;
using KernelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace KernelGen.CodeFixes.Tests;

/// <summary>Applies a fix to a file with a marked message, in a project with the generator and its analyzers.</summary>
internal static partial class Fixing
{
    /// <summary>Fails unless the fix, alone and for the whole file, makes one text of the other and leaves no message.</summary>
    /// <param name="before">The file, with its message marked as <c>{|KG0001:here|}</c>, and the mark of the fix where that is elsewhere.</param>
    /// <param name="after">The file after the fix; the same text where none is offered.</param>
    public static Task CheckAsync<TFix>(string before, string after)
        where TFix : CodeFixProvider, new() => new Test<TFix> { TestCode = Marked(before), FixedCode = Whole(after) }.RunAsync();

    /// <summary>Fails unless one of the choices, by its title, makes one text of the other and leaves no message.</summary>
    public static Task ChooseAsync<TFix>(string title, string before, string after)
        where TFix : CodeFixProvider, new() => new Test<TFix>
        {
            TestCode = Marked(before), FixedCode = Whole(after), CodeActionEquivalenceKey = title,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync();

    /// <summary>Fails unless the messages are as marked and nothing is offered for them.</summary>
    public static Task OffersNothingAsync<TFix>(string text)
        where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix> { TestCode = Marked(text), FixedCode = Marked(text) };
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    // An error has its mark beside it, unless the test says where that is; a hint is one itself.
    private static string Marked(string before) => Mark().Replace(
        Whole(before), before.Contains("F:", StringComparison.Ordinal) || before.Contains("KG0119", StringComparison.Ordinal) ? "$0" : "{|$1F:{|$1:$2|}|}");

    // The generator's message, and the hidden mark that the fix attaches to.
    [GeneratedRegex(@"\{\|(KG\d+):([^|]+)\|\}")]
    private static partial Regex Mark();

    private static string Whole(string text) => "using KernelGen;\n" + text.ReplaceLineEndings("\n");

    private sealed class Test<TFix> : CodeFixTest<DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        public Test()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipGeneratedCodeCheck;
            foreach (SolutionState state in new[] { TestState, FixedState })
            {
                foreach (string file in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
                {
                    if (Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "KernelGen.dll"))
                    {
                        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(file));
                    }
                }
            }

            // Whatever the compiler itself says of an unfinished file; of ours, none may be left.
            CompilerDiagnostics = CompilerDiagnostics.None;
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInProjectCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
        }

        public override string Language => LanguageNames.CSharp;

        public override Type SyntaxKindType => typeof(SyntaxKind);

        protected override string DefaultFileExt => "cs";

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(KernelGenerator)];

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => [new TFix()];

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => typeof(KernelGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);

        protected override CompilationOptions CreateCompilationOptions() => new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp13);
    }
}
