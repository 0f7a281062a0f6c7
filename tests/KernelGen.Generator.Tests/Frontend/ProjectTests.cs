using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>The projects that declarations stand in: old, strict, foreign, huge, cancelled.</summary>
public sealed class ProjectTests
{
    private const string Network = "[Network(1, 4, 4)] public partial class N { [Linear(2)] public partial Layer L { get; } }";

    private const string Kernel =
        "public static partial class F { [ImageKernel(\"1 2 1\", Divisor = 4.5)] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d); }";

    private const string Pipeline =
        "public static partial class P { [ImageKernel(\"1 2 1\", Divisor = 4)] static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Blur\", \"Threshold(0.5)\", \"Clamp(-1, 300)\")] public static partial void Mask(ReadOnlyImageView<byte> s, ImageView<byte> d); }";

    [Fact]
    public void Bad26_PipelinesNeedTheSameProject()
    {
        CSharpCompilation compilation = Harness.Compile("using KernelGen;" + Pipeline);
        HarnessResult result = Harness.Run(compilation.WithOptions(compilation.Options.WithAllowUnsafe(false)));
        Assert.Equal(["KG0003", "KG0003"], result.Messages.Select(d => d.Id));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));

        result = Harness.Run(Harness.Compile(new CSharpParseOptions(LanguageVersion.CSharp12), "using KernelGen;" + Pipeline));
        Assert.Equal(["KG0004", "KG0004"], result.Messages.Select(d => d.Id));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void Bad26_UnsafeMustBeAllowed()
    {
        CSharpCompilation compilation = Harness.Compile("using KernelGen;" + Network + Kernel);
        HarnessResult result = Harness.Run(compilation.WithOptions(compilation.Options.WithAllowUnsafe(false)));
        Assert.Equal(["KG0003", "KG0003"], result.Messages.Select(d => d.Id));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp12)]
    public void Bad26_OldLanguageIsNamed(LanguageVersion version)
    {
        CSharpCompilation compilation = Harness.Compile(new CSharpParseOptions(version), "using KernelGen;" + Network + Kernel);
        HarnessResult result = Harness.Run(compilation.WithOptions(
            compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)));
        Assert.Equal(["KG0004", "KG0004"], result.Messages.Select(d => d.Id));
        Assert.Contains($"the project sets C# {version.ToDisplayString()}", result.Messages[0].GetMessage());
    }

    [Fact]
    public void Bad26_BlocksNeedTheSameLanguage()
    {
        const string block = "using KernelGen; [Block] partial class B { [Tanh] public partial Layer L { get; } }";
        HarnessResult result = Harness.Run(Harness.Compile(new CSharpParseOptions(LanguageVersion.CSharp12), block));
        Assert.Equal("KG0004", Assert.Single(result.Messages).Id);
        Assert.Empty(Harness.Run(Harness.Compile(block)).Messages);
    }

    /// <summary>The compiler says that unsafe code is not allowed where the user wrote the word; a stub with it would be told again.</summary>
    [Fact]
    public void Bad26_AnUnsafeMemberIsNotRepeatedWhereUnsafeIsNotAllowed()
    {
        CSharpCompilation compilation = Harness.Compile(
            "using KernelGen; static partial class F { [ImageKernel(\"1\")] public static unsafe partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d); }");
        HarnessResult result = Harness.Run(compilation.WithOptions(compilation.Options.WithAllowUnsafe(false)));
        Assert.Contains(result.Compiler, d => d.Id == "CS0227");
    }

    [Fact]
    public void Bad26_OldTargetIsNamed()
    {
        CSharpCompilation compilation = Harness
            .Compile(
                OldTarget,
                "using KernelGen; public static partial class F { [ImageKernel(\"1\")] public static partial void Blur(ReadOnlyImageView<byte> s, ImageView<byte> d); }")
            .WithReferences();
        GeneratorDriverRunResult run = Harness.Driver().RunGenerators(compilation).GetRunResult();
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("KG0005", diagnostic.Id);
        Assert.Equal(
            "The kernels of 'Blur' need .NET 9 or later: this target has no System.Runtime.Intrinsics.Vector512", diagnostic.GetMessage());
        Assert.Null(run.Results[0].Exception);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable, true)]
    [InlineData(NullableContextOptions.Enable, true)]
    [InlineData(NullableContextOptions.Annotations, false)]
    public void Bad26_OutputCompilesCleanInEveryContext(NullableContextOptions nullable, bool checkOverflow)
    {
        CSharpCompilation compilation = Harness.Compile("using KernelGen;" + Network + Kernel + Pipeline);
        HarnessResult result = Harness.Run(compilation.WithOptions(compilation.Options
            .WithNullableContextOptions(nullable)
            .WithOverflowChecks(checkOverflow)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)), Harness.EveryWidth);
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Bad25_CultureDoesNotChangeTheOutput(string name)
    {
        string source = "using KernelGen;\n" + Network + "\n" + Kernel + Pipeline;
        IReadOnlyDictionary<string, string> expected = Harness.Run(Harness.Compile(source)).Files;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Hostile(name);
            Assert.Equal(expected, Harness.Run(Harness.Compile(source)).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bad25_LineEndsAndPathsDoNotChangeTheOutput()
    {
        string source = "using KernelGen;\n" + Network + "\n" + Pipeline + Kernel.Replace("\"1 2 1\"", "\"\"\"\n1 2\n3 4\n\"\"\"");
        IReadOnlyDictionary<string, string> expected = Harness.Run(Harness.Compile(source)).Files;
        SyntaxTree windows = CSharpSyntaxTree.ParseText(
            source.Replace("\n", "\r\n"), Harness.Language, "C:\\Ünïcode folder\\File ü.cs", System.Text.Encoding.UTF8);
        IReadOnlyDictionary<string, string> files = Harness.Run(Harness.Compile().AddSyntaxTrees(windows)).Files;
        Assert.Equal(expected, files);
        Assert.All(files.Values, f => Assert.DoesNotContain('\r', f));
    }

    [Fact]
    public void Bad27_SecondDefinitionOfTheAttributesBreaksNothing()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            "using KernelGen;" + Network + Kernel + Pipeline,
            """
            namespace KernelGen
            {
                [System.AttributeUsage(System.AttributeTargets.Method)]
                internal sealed class ImagePipelineAttribute(params string[] stages) : System.Attribute
                {
                    public string[] Stages { get; } = stages;
                }
                [System.AttributeUsage(System.AttributeTargets.Method)]
                internal sealed class ImageKernelAttribute(string taps) : System.Attribute
                {
                    public string Taps { get; } = taps;
                    public double Divisor { get; set; }
                }
            }
            """));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(6, result.Files.Count);
    }

    [Fact]
    public void Bad22_ManyKernelsAllocateLinearly()
    {
        _ = Cost(20);
        long few = Cost(60);
        long many = Cost(240);

        // Four times the work. Bytes, because times say little on a busy machine; scans that allocate nothing go unseen.
        Require.That(many < 6 * few, $"60: {few} bytes, 240: {many} bytes");

        static long Cost(int count)
        {
            string source = "using KernelGen; namespace Many;\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
                $"static partial class C{i} {{ [ImageKernel(\"1 {i + 2} 1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }}\n"));
            CSharpCompilation compilation = Harness.Compile(source);
            _ = compilation.GetDiagnostics();
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            GeneratorDriver driver = Harness.Driver().RunGenerators(compilation);
            Assert.Equal(count, driver.GetRunResult().GeneratedTrees.Length);
            return GC.GetAllocatedBytesForCurrentThread() - bytes;
        }
    }

    [Fact]
    public void Bad24_CancellationPassesThroughAndTheNextRunIsWhole()
    {
        CSharpCompilation compilation = Harness.Compile("using KernelGen;" + Network + Kernel);
        GeneratorDriver driver = Harness.Driver();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, source.Token));
        Assert.Equal(4, driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public async Task Bad24_CancellationInTheMiddleIsPrompt()
    {
        string text = "using KernelGen;\n" + string.Concat(Enumerable.Range(0, 300).Select(i => Kernel.Replace("class F", "class F" + i)));
        CSharpCompilation compilation = Harness.Compile(text);
        _ = compilation.GetDiagnostics();
        GeneratorDriver driver = Harness.Driver();
        using var source = new CancellationTokenSource();
        long cancelled = 0;
        Task cancel = Task.Run(async () =>
        {
            await Task.Delay(30);
            cancelled = Stopwatch.GetTimestamp();
            source.Cancel();
        });
        try
        {
            driver.RunGenerators(compilation, source.Token);
        }
        catch (OperationCanceledException)
        {
            // The promise is 100 ms; the rest is for a busy machine.
            Assert.True(Stopwatch.GetElapsedTime(cancelled) < TimeSpan.FromSeconds(1));
        }

        await cancel;
        Assert.Equal(300, driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.Length);
    }

    /// <summary>One class can take seconds, and every keystroke cancels the last run.</summary>
    [Fact]
    public void Bad24_CancellationInsideOneClassIsPrompt()
    {
        NetworkDeclaration deep = Declare.Network(
            3, 224, 224,
            [
                .. Enumerable.Range(4, 14).Select(c => 16 * c).SelectMany((c, i) => new LayerDeclaration[]
                {
                    Declare.Conv(c, 7, 7, padding: 3, activation: new ReLUDeclaration()),
                    i % 2 == 1 ? Declare.MaxPool(2, 2) : Declare.Conv(c, 1, 1),
                }),
            ]);
        long start = Stopwatch.GetTimestamp();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => KernelGen.Compiler.Compiler.Network(deep, source.Token));

        // The promise is 100 ms after the 50; the rest is for a busy machine.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1));
    }

    /// <summary>A framework with nothing but what an image kernel's declaration names.</summary>
    private const string OldTarget =
        """
        namespace System
        {
            public class Object { } public class String { } public class ValueType { } public class Enum : ValueType { }
            public struct Void { } public struct Byte { } public struct Int32 { } public struct Boolean { } public struct Double { }
            public class Attribute { } public enum AttributeTargets { All = 32767 }
            public class AttributeUsageAttribute : Attribute
            {
                public AttributeUsageAttribute(AttributeTargets targets) { }
                public bool AllowMultiple { get; set; }
                public bool Inherited { get; set; }
            }
        }
        namespace KernelGen
        {
            public class ImageKernelAttribute : System.Attribute { public ImageKernelAttribute(string taps) { } }
            public struct ReadOnlyImageView<T> { } public struct ImageView<T> { }
        }
        """;

    /// <summary>A culture made hostile by hand, because tests may run without the system's cultures.</summary>
    private static CultureInfo Hostile(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = name == "ar-SA" ? "\u061c-" : "\u2212";
        culture.NumberFormat.PositiveSign = "plus";
        return culture;
    }
}
