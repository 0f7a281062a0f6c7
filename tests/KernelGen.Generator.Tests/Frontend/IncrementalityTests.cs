using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>A table of edits, and why each step ran after it.</summary>
public sealed class IncrementalityTests
{
    private const string Source =
        """
        using KernelGen;
        namespace App;

        [Network(1, 8, 8)]
        public partial class First
        {
            [Conv2d(2, 3), Tanh] public partial Layer A { get; }
        }

        [Network(1, 8, 8)]
        public partial class Second
        {
            [Linear(3)] public partial Layer A { get; }
        }

        public static partial class Filters
        {
            [ImageKernel("1 2 1", Divisor = 4)]
            public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }

        public static partial class MoreFilters
        {
            [ImageKernel("-1 0 1")]
            public static partial void Edge(ReadOnlyImageView<byte> source, ImageView<short> destination);
        }
        """;

    /// <summary>What is replaced, by what, and the reasons of the outputs: the surfaces of First and Second, their kernels, Filters, MoreFilters.</summary>
    public static TheoryData<string, string, IncrementalStepRunReason[]> Edits => new()
    {
        { "namespace App;", "// a comment\nnamespace App;", [Cached, Cached, Cached, Cached, Cached, Cached] },
        { "[Conv2d(2, 3), Tanh]", "[ Tanh,  Conv2d ( 2,3 ) ]", [Cached, Cached, Cached, Cached, Cached, Cached] },
        { "\"1 2 1\"", "\"1, 2,   1;\"", [Cached, Cached, Cached, Cached, Cached, Cached] },
        { "public static partial class Filters\n{", "public static partial class Filters\n{\n    static void Other() { }", [Cached, Cached, Cached, Cached, Cached, Cached] },
        { "[Conv2d(2, 3), Tanh]", "[Conv2d(2, 5), Tanh]", [Modified, Cached, Modified, Cached, Cached, Cached] },
        { "[Linear(3)]", "[Linear(3), ReLU]", [Cached, Modified, Cached, Modified, Cached, Cached] },
        { "[Linear(3)] public", "[Linear(3)] internal", [Cached, Modified, Cached, Cached, Cached, Cached] },
        { "[Linear(3)] public", "/// <summary>Text.</summary>\n    [Linear(3)] public", [Cached, Modified, Cached, Cached, Cached, Cached] },
        { "[Network(1, 8, 8)]\npublic partial class Second", "/// <summary>Text.</summary>\n[Network(1, 8, 8)]\npublic partial class Second", [Cached, Cached, Cached, Cached, Cached, Cached] },
        { "Divisor = 4", "Divisor = 3", [Cached, Cached, Cached, Cached, Modified, Cached] },
        { "ImageView<short>", "ImageView<float>", [Cached, Cached, Cached, Cached, Cached, Modified] },
        { "Divisor = 4", "Divisor = 0", [Cached, Cached, Cached, Cached, Removed, Cached, New] },
        { "public partial class First", "public class First", [Removed, Cached, Removed, Cached, Cached, Cached, New] },
        { "public partial Layer A", "public partial Layr A", [Modified, Modified, Removed, Removed, Cached, Cached] },
        { "[Conv2d(2, 3), Tanh]", "[Conv2d(2, 9), Tanh]", [Modified, Cached, Removed, Cached, Cached, Cached] },
        { "public static partial class Filters", "public static class Filters", [Cached, Cached, Cached, Cached, Removed, Cached, New] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void EditRunsOnlyWhatItChanges(string old, string replacement, IncrementalStepRunReason[] reasons)
    {
        Assert.Contains(old, Source);
        CSharpCompilation before = Harness.Compile(Source);
        CSharpCompilation after = Harness.Compile(Source.Replace(old, replacement));
        Assert.Equal(reasons, Reasons(before, after));
    }

    [Fact]
    public void EditInAnotherFileRunsNothing()
    {
        CSharpCompilation before = Harness.Compile(Source, "class Other { }");
        CSharpCompilation after = before.ReplaceSyntaxTree(
            before.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class Other { int x = 1; }", Harness.Language));
        Assert.Equal([Cached, Cached, Cached, Cached, Cached, Cached], Reasons(before, after));
    }

    [Fact]
    public void NewReferenceRunsNothing()
    {
        CSharpCompilation before = Harness.Compile(Source);
        CSharpCompilation after = before.AddReferences(
            MetadataReference.CreateFromFile(typeof(IncrementalityTests).Assembly.Location));
        Assert.Equal([Cached, Cached, Cached, Cached, Cached, Cached], Reasons(before, after));
    }

    [Fact]
    public void StepsAreCachedWhereTheSourceIsUnchanged()
    {
        const string Pipeline =
            """
            using KernelGen;
            static partial class Masks
            {
                [ImagePipeline("Threshold(1)")] public static partial void F(ReadOnlyImageView<byte> source, ImageView<byte> destination);
            }
            """;
        CSharpCompilation before = Harness.Compile(Source, Pipeline, "class Other { }");
        GeneratorDriver driver = Harness.Driver().RunGenerators(before);
        GeneratorRunResult run = driver.RunGenerators(before.RemoveSyntaxTrees(before.SyntaxTrees[2])).GetRunResult().Results[0];
        string[] steps =
        [
            .. typeof(KernelGenerator).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(f => f.IsLiteral && f.Name.EndsWith("Step", StringComparison.Ordinal)).Select(f => (string)f.GetRawConstantValue()!),
        ];
        Assert.True(steps.Length >= 5);
        foreach (string step in steps)
        {
            IncrementalStepRunReason[] reasons = [.. run.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];
            Assert.NotEmpty(reasons);
            Assert.All(reasons, r => Assert.True(r is Cached or Unchanged, step));
        }
    }

    [Fact]
    public void Bad22_OneChangeOfManyCompilesOne()
    {
        string[] sources = [.. Enumerable.Range(0, 60).Select(Kernel)];
        CSharpCompilation before = Harness.Compile(sources);
        CSharpCompilation after = before.ReplaceSyntaxTree(
            before.SyntaxTrees[30], CSharpSyntaxTree.ParseText(sources[30].Replace("1 2 1", "1 3 1"), Harness.Language));
        IncrementalStepRunReason[] reasons = Reasons(before, after);
        Assert.Equal(60, reasons.Length);
        Assert.Equal(1, reasons.Count(r => r == Modified));
        Assert.Equal(59, reasons.Count(r => r == Cached));
    }

    [Fact]
    public void OneChangeOfManyInAClassCompilesOne()
    {
        const string Class =
            """
            using KernelGen;
            static partial class Filters
            {
                [ImageKernel("1 2 1")] public static partial void A(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                [ImageKernel("2 4 2")] public static partial void B(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                [ImageKernel("3 6 3")] public static partial void C(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                [ImagePipeline("A", "Threshold(1)")] public static partial void D(ReadOnlyImageView<byte> source, ImageView<byte> destination);
            }
            """;
        GeneratorDriver driver = Harness.Driver().RunGenerators(Harness.Compile(Class));
        GeneratorRunResult run = driver.RunGenerators(Harness.Compile(Class.Replace("2 4 2", "2 5 2"))).GetRunResult().Results[0];
        Assert.Equal(
            [Cached, Modified, Cached, Cached],
            run.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason));
        Assert.Equal(4, run.GeneratedSources.Length);
        Assert.Equal(
            Harness.Run(Harness.Compile(Class.Replace("2 4 2", "2 5 2"))).Kernels, string.Concat(run.GeneratedSources.Select(s => s.SourceText)));
    }

    private static IncrementalStepRunReason[] Reasons(Compilation before, Compilation after)
    {
        GeneratorDriver driver = Harness.Driver().RunGenerators(before);
        return [.. Harness.Outputs(driver.RunGenerators(after).GetRunResult())];
    }

    private static string Kernel(int i) =>
        $$"""
        using KernelGen;
        partial class C{{i}}
        {
            [ImageKernel("1 2 1")] public static partial void F(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }
        """;
}
