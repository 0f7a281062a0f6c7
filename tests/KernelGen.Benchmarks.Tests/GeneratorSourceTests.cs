using KernelGen.Benchmarks.Generator;

namespace KernelGen.Benchmarks.Tests;

/// <summary>The project that the generator is timed on.</summary>
public sealed class GeneratorSourceTests
{
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
