using System.Collections.Immutable;
using System.Text;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Source generators do not see each other: what a declaration names and another one makes is an error, whoever is asked.</summary>
public sealed class OtherGeneratorTests
{
    private const string Views = "(ReadOnlyImageView<byte> source, ImageView<byte> destination)";

    private static readonly AnalyzerConfigOptionsProvider s_unknown = new ProjectOptions([]);
    private static readonly AnalyzerConfigOptionsProvider s_off = new ProjectOptions(new() { [Withheld.AnalyzersRunProperty] = "false" });

    /// <summary>Declarations that compile once another generator has run, with where the message is.</summary>
    public static TheoryData<string, string> Names => new()
    {
        { "[Network(1, 8, 8)] partial class N { [Conv2d(Sizes.Count, 3), Tanh] public partial Layer L { get; } }", "Sizes.Count" },
        { "[Network(1, Sizes.Count, 8)] partial class N { [Tanh] public partial Layer L { get; } }", "Sizes.Count" },
        { "[Network(1, 9, 9)] partial class N { [Conv2d(1, 3, Stride = Sizes.Count)] public partial Layer L { get; } }", "Stride = Sizes.Count" },
        { "[Network(1, 8, 8)] partial class N { [Linear(3), LeakyReLU(Sizes.Count)] public partial Layer L { get; } }", "Sizes.Count" },
        { "[Network(1, 8, 8)] partial class N { [Stencil(Sizes.Taps)] public partial Layer L { get; } }", "Sizes.Taps" },
        { "class Mine { public const int Count = 2 * Sizes.Count; } [Network(1, 8, 8)] partial class N { [Linear(Mine.Count)] public partial Layer L { get; } }", "Mine.Count" },
        { "partial class F { [ImageKernel(Sizes.Taps)] static partial void A" + Views + "; }", "Sizes.Taps" },
        { "partial class F { [ImageKernel(\"1\", Divisor = Sizes.Count)] static partial void A" + Views + "; }", "Divisor = Sizes.Count" },
        { "partial class F { [ImagePipeline(\"Absolute\", Sizes.Stage)] static partial void A" + Views + "; }", "Sizes.Stage" },
        { "partial class F { [ImagePipeline(nameof(Made))] static partial void A" + Views + "; }", "nameof(Made)" },
        { "[Network(1, 8, 8)] partial class N : IMade { [Tanh] public partial Layer L { get; } }", "N" },
        { "[Network(1, 8, 8)] partial class N { [Made] public partial Layer L { get; } }", "L" },
        { "partial class F { [ImagePipeline(\"Marked\")] static partial void A" + Views + "; [Made] static void Marked() { } }", "\"Marked\"" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad29_AnAnalyzerSaysIt(string declaration, string place)
    {
        (string source, Compilation output, ImmutableArray<Diagnostic> reported) = Run(declaration, Harness.Narrow);
        Assert.Empty(reported);
        Diagnostic found = Assert.Single(Analyze(output));

        // What is there now may be wrong in itself, which is told then.
        string id = place is "\"Marked\"" or "nameof(Made)" ? "KG0303" : declaration.Contains("[Made] public") ? "KG0203" : "KG0008";
        Assert.Equal((id, place), (found.Id, Text(source, found)));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad29_TheGeneratorSaysItWhereAnalyzersMayNotRun(string declaration, string place)
    {
        foreach (AnalyzerConfigOptionsProvider options in new[] { s_off, s_unknown })
        {
            (string source, Compilation output, ImmutableArray<Diagnostic> reported) = Run(declaration, options);
            Diagnostic found = Assert.Single(reported);
            Assert.Equal(("KG0008", place, DiagnosticSeverity.Error), (found.Id, Text(source, found), found.Severity));
            Assert.Empty(Analyze(output));
        }
    }

    /// <summary>A member whose type is not known gets no second part, and so the compiler's error.</summary>
    [Theory]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial MadeLayer L { get; } }", "CS9248")]
    [InlineData("partial class F { [ImageKernel(\"1\")] public static partial void A(MadeView s, ImageView<byte> d); }", "CS8795")]
    public void Bad29_ATypeThatAnotherGeneratorMakesIsAnError(string declaration, string id)
    {
        _ = CSharpGeneratorDriver.Create([new KernelGenerator().AsSourceGenerator(), new Other().AsSourceGenerator()], parseOptions: Harness.Language)
            .RunGeneratorsAndUpdateCompilation(Harness.Compile("using KernelGen;\n" + declaration), out Compilation output, out _);
        Assert.Equal([id], output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Fact]
    public void Bad29_WhatAnotherGeneratorAddsToASoundDeclarationIsChecked()
    {
        (_, Compilation output, ImmutableArray<Diagnostic> reported) =
            Run("[Network(1, 8, 8)] partial class Mixed { [Tanh] public partial Layer L { get; } }", Harness.Narrow);
        Assert.Empty(reported);
        Assert.Contains(Analyze(output), d => d.Id == "KG0201");
    }

    [Theory]
    [InlineData("", "a.cs(2): CS0103")]
    [InlineData("-skipanalyzers", "a.cs(2): CS0103", "a.cs(2): KG0008")]
    public void ANameThatNobodyMakesIsTheCompilersErrorWhereAnalyzersRun(string argument, params string[] expected)
    {
        string run = argument.Length == 0 ? "true" : "false";
        IReadOnlyList<string> lines = CommandLine.Build(
            [.. argument.Length == 0 ? Array.Empty<string>() : [argument], "-analyzerconfig:.globalconfig"],
            (".globalconfig", $"is_global = true\n{Withheld.AnalyzersRunProperty} = {run}\n"),
            ("a.cs", "using KernelGen; [Network(1, 8, 8)] partial class N\n{ [Linear(Count)] public partial Layer L { get; } }"));
        Assert.Equal(expected, CommandLine.Errors(lines));
    }

    private static (string Source, Compilation Output, ImmutableArray<Diagnostic> Reported) Run(string declaration, AnalyzerConfigOptionsProvider options)
    {
        string source = "using KernelGen;\n" + declaration;
        _ = CSharpGeneratorDriver.Create(
                [new KernelGenerator().AsSourceGenerator(), new Other().AsSourceGenerator()], parseOptions: Harness.Language, optionsProvider: options)
            .RunGeneratorsAndUpdateCompilation(Harness.Compile(source), out Compilation output, out ImmutableArray<Diagnostic> reported);

        // The compiler is content, so that it is for us to say why the members throw.
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return (source, output, reported);
    }

    private static string Text(string source, Diagnostic found) => source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);

    private static ImmutableArray<Diagnostic> Analyze(Compilation output) => output
        .WithAnalyzers([new NetworkAnalyzer(), new ImageKernelAnalyzer(), new ImagePipelineAnalyzer()])
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private sealed class Other : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider, (c, _) => c.AddSource("Sizes.g.cs", SourceText.From(
                """
                global using MadeLayer = KernelGen.Layer;
                global using MadeView = KernelGen.ReadOnlyImageView<byte>;
                static class Sizes { public const int Count = 3; public const string Taps = "1 2 1"; public const string Stage = "Absolute"; }
                interface IMade { }
                sealed class MadeAttribute : System.Attribute { }
                partial class F { static void Made() { } }
                partial class Mixed { [KernelGen.Tanh] public KernelGen.Layer Other => null!; }
                """, Encoding.UTF8)));
    }
}
