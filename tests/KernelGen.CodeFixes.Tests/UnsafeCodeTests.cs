using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.CodeFixes.Tests;

/// <summary>The fix that changes the project and no text, which a test of texts cannot see.</summary>
public sealed class UnsafeCodeTests
{
    [Fact]
    public async Task TheProjectAllowsUnsafeCode()
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
            .WithMetadataReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(file => Path.GetFileName(file) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "KernelGen.dll")
                .Select(file => MetadataReference.CreateFromFile(file)));
        Document document = project.AddDocument("F.cs", """
            using KernelGen;
            static partial class F
            {
                [ImageKernel("1 2 1")]
                public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);
            }
            """);
        Diagnostic mark = Assert.Single(await MarksAsync(document.Project));
        Assert.Equal(("KG0003F", DiagnosticSeverity.Hidden), (mark.Id, mark.Severity));
        var actions = new List<CodeAction>();
        await new UnsafeCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, mark, (action, _) => actions.Add(action), default));
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(default)));
        Project changed = change.ChangedSolution.GetProject(project.Id)!;
        Assert.True(((CSharpCompilationOptions)changed.CompilationOptions!).AllowUnsafe);
        Assert.Empty(await MarksAsync(changed));
    }

    private static async Task<IEnumerable<Diagnostic>> MarksAsync(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers([new ImageKernelAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
