using KernelGen.Benchmarks.Generator;
using Microsoft.CodeAnalysis;

namespace KernelGen.Benchmarks.Tests;

/// <summary>What the generator is timed on compiles: a time of declarations with errors would be none.</summary>
public sealed class GeneratorSourceTests
{
    [Fact]
    public void TheProjectOfTheEditorCompiles()
    {
        GeneratorDriver driver = GeneratorAssembly.Load(null).Single().Driver()
            .RunGeneratorsAndUpdateCompilation(GeneratorProject.Compile(GeneratorSources.Project), out Compilation output, out _);
        Assert.InRange(GeneratorProject.Length(driver), 500_000, 5_000_000);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void NoTwoFilesOfTheProjectAreEqual() =>
        Assert.Equal(GeneratorSources.Project.Count, GeneratorSources.Project.Distinct().Count());

    [Fact]
    public void OneFileChanges()
    {
        var project = GeneratorProject.Compile("class A;", "class B;");
        var changed = GeneratorProject.Change(project, 1, "class C;");
        Assert.Equal(["class A;", "class C;"], changed.SyntaxTrees.Select(t => t.ToString()));
    }
}
