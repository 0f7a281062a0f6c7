using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>A pipeline depends on the kernels that it lists, wherever they stand, and on nothing else.</summary>
public sealed class PipelineIncrementalityTests
{
    private const string Kernels =
        """
        using KernelGen;
        namespace App;

        public static partial class Filters
        {
            [ImageKernel("1 2 1", Divisor = 4)]
            public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

            [ImageKernel("-1 0 1")]
            public static partial void Edge(ReadOnlyImageView<byte> source, ImageView<short> destination);

            public static int Helper() => 1;
        }
        """;

    private const string Pipelines =
        """
        using KernelGen;
        namespace App;

        public static partial class Filters
        {
            [ImagePipeline(nameof(Blur), "Threshold(128)")]
            public static partial void Mask(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }

        public static partial class Points
        {
            [ImagePipeline("Grayscale", Channels = 3)]
            public static partial void Gray(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }
        """;

    /// <summary>
    /// What is replaced in the file of the kernels or of the pipelines, by what, and the reasons of the pipelines Mask and Gray and of the
    /// files Blur, Edge, Mask and Gray.
    /// </summary>
    public static TheoryData<string, string, IncrementalStepRunReason[], IncrementalStepRunReason[]> Edits => new()
    {
        { "namespace App;", "// a comment\nnamespace App;", [Cached, Cached], [Cached, Cached, Cached, Cached] },
        { "public static int Helper() => 1;", "public static int Helper() => 2;", [Cached, Cached], [Cached, Cached, Cached, Cached] },
        { "public static int Helper() => 1;", "public static int Helper(int a) => a; static void More() { }", [Cached, Cached], [Cached, Cached, Cached, Cached] },
        { "\"1 2 1\"", "\"1, 2,   1;\"", [Cached, Cached], [Cached, Cached, Cached, Cached] },
        { "\"Threshold(128)\"", "\" Threshold ( 256/2 ) \"", [Cached, Cached], [Cached, Cached, Cached, Cached] },
        { "nameof(Blur)", "\"Blur\"", [Cached, Cached], [Cached, Cached, Cached, Cached] },

        // A kernel that the pipeline lists, and one that it does not.
        { "\"1 2 1\"", "\"1 3 1\"", [Modified, Cached], [Modified, Cached, Modified, Cached] },
        { "Divisor = 4", "Divisor = 4, Border = BorderMode.Wrap", [Modified, Cached], [Modified, Cached, Modified, Cached] },
        { "Divisor = 4", "Divisor = 0", [Modified, Cached], [Removed, Cached, Removed, Cached, New] },
        { "Divisor = 4", "Divisor = 4, Border = BorderMode.Valid", [Modified, Cached], [Modified, Cached, Removed, Cached, New] },
        { "\"-1 0 1\"", "\"-1 1\"", [Cached, Cached], [Cached, Modified, Cached, Cached] },

        { "\"Threshold(128)\"", "\"Threshold(129)\"", [Modified, Cached], [Cached, Cached, Modified, Cached] },
        { "nameof(Blur)", "nameof(Edge)", [Modified, Cached], [Cached, Cached, Modified, Cached] },
        { "Channels = 3", "Channels = 3, Parallel = true", [Cached, Modified], [Cached, Cached, Cached, Modified] },
        { "\"Grayscale\"", "\"Grayscal\"", [Cached, Modified], [Cached, Cached, Cached, Removed, New] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void EditRunsOnlyWhatItChanges(
        string old, string replacement, IncrementalStepRunReason[] pipelines, IncrementalStepRunReason[] files)
    {
        Assert.True(Kernels.Contains(old) || Pipelines.Contains(old));
        CSharpCompilation before = Harness.Compile(Kernels, Pipelines);
        GeneratorDriver driver = Harness.Driver().RunGenerators(before);

        // As in an editor: the other file's tree stays the same object.
        CSharpCompilation after = before;
        foreach ((string text, SyntaxTree tree) in new[] { Kernels, Pipelines }.Zip(before.SyntaxTrees))
        {
            if (text.Contains(old) && (old != "namespace App;" || text == Kernels))
            {
                after = after.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text.Replace(old, replacement), Harness.Language, tree.FilePath));
            }
        }

        GeneratorDriverRunResult run = driver.RunGenerators(after).GetRunResult();
        Assert.Equal(
            pipelines,
            run.Results[0].TrackedSteps[KernelGenerator.ImagePipelineStep].SelectMany(s => s.Outputs).Select(o => o.Reason));
        Assert.Equal(files, Harness.Outputs(run));
    }

    [Fact]
    public void Bad22_OneChangeOfManyCompilesOne()
    {
        string[] sources = [.. Enumerable.Range(0, 40).Select(i =>
            $$"""
            using KernelGen;
            partial class C{{i}}
            {
                [ImageKernel("1 2 1")] public static partial void F(ReadOnlyImageView<byte> source, ImageView<byte> destination);
                [ImagePipeline("F", "Absolute")] public static partial void G(ReadOnlyImageView<byte> source, ImageView<byte> destination);
            }
            """)];
        CSharpCompilation before = Harness.Compile(sources);
        CSharpCompilation after = before.ReplaceSyntaxTree(
            before.SyntaxTrees[20], CSharpSyntaxTree.ParseText(sources[20].Replace("1 2 1", "1 3 1"), Harness.Language));
        GeneratorDriver driver = Harness.Driver().RunGenerators(before);
        IncrementalStepRunReason[] reasons = [.. Harness.Outputs(driver.RunGenerators(after).GetRunResult())];
        Assert.Equal(80, reasons.Length);
        Assert.Equal(2, reasons.Count(r => r == Modified));
        Assert.Equal(78, reasons.Count(r => r == Cached));
    }
}
