using System.CodeDom.Compiler;
using System.Diagnostics.CodeAnalysis;
using KernelGen.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.UserCode;

/// <summary>What is generated says so, and compiles without a word in the strictest project.</summary>
public sealed class GeneratedCodeTests
{
    private const string Source =
        """
        using KernelGen;
        namespace App;
        public static partial class F
        {
            [ImageKernel("1 2 1", Divisor = 4)] public static partial void Blur(this ReadOnlyImageView<byte> s, ImageView<byte> d);
            [ImageKernel("0.333333333 1")] public static partial void Wide(ReadOnlyImageView<byte> s, ImageView<short> d);
            [ImagePipeline("Blur", "Clamp(1, 9)")] public static partial void Pipe(ReadOnlyImageView<byte> s, ImageView<byte> d);
        }

        [Network(2, 6, 6)] public sealed partial class N
        {
            [Conv2d(2, 3), GELU] public partial Layer C1 { get; }
            [AvgPool2d(2)] public partial Layer P1 { get; }
            [Linear(2), LogSoftmax] public partial Layer L1 { get; }
            public int Own => 1;
        }
        """;

    [Fact]
    public void WhatIsGeneratedIsMarkedAndNothingElse() =>

        // A class of entries, one of programs, what these call, a type for each width, three that name places in memory; a class for each image method.
        Assert.Equal(1 + 2 + 3 + 3 + 3, Marked(Source));

    /// <summary>Members that throw count as little as those that work.</summary>
    [Fact]
    public void WhatIsWithheldIsMarkedAndNothingElse() => Assert.Equal(0, Marked(
        Source.Replace("Conv2d(2, 3)", "Conv2d(0, 3)").Replace("1 2 1", "1 2 ?").Replace("0.333333333 1", "").Replace("\"Blur\"", "\"Blurr\"")));

    [Fact]
    public void AMarkOfTheUsersIsNotSaidTwice()
    {
        const string Mark = "[System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";
        string source = Source.Replace("[ImageKernel", Mark + " [ImageKernel").Replace("[ImagePipeline", Mark + " [ImagePipeline")
            .Replace("[Conv2d", Mark + " [Conv2d").Replace("[Linear", Mark + " [Linear");
        foreach (string text in new[] { source, source.Replace("Conv2d(2, 3)", "Conv2d(0, 3)").Replace("1 2 1", "1 2 ?") })
        {
            HarnessResult result = Harness.Run(Harness.Compile(text), Harness.EveryWidth);
            Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        }
    }

    private static int Marked(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile(source), Harness.EveryWidth);
        int generated = 0;
        foreach (INamedTypeSymbol type in Types(result.Output.Assembly.GlobalNamespace))
        {
            if (type.ContainingNamespace.ToDisplayString().StartsWith("KernelGen.Generated", StringComparison.Ordinal))
            {
                // An interface has no code to cover.
                string[] marks = [nameof(ExcludeFromCodeCoverageAttribute), nameof(GeneratedCodeAttribute)];
                Assert.Equal(type.TypeKind == TypeKind.Interface ? marks[1..] : marks, Marks(type));
                generated++;
                continue;
            }

            Assert.Empty(Marks(type));
            foreach (ISymbol member in type.GetMembers().Where(m => m is not IMethodSymbol { AssociatedSymbol: not null }))
            {
                bool isWhollyOurs = member.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
                bool isPartlyOurs = member is IMethodSymbol { PartialImplementationPart: not null } or IPropertySymbol { PartialImplementationPart: not null };
                string[] expected = isPartlyOurs ? [nameof(ExcludeFromCodeCoverageAttribute)]
                    : !isWhollyOurs ? []
                    : member is IFieldSymbol ? [nameof(GeneratedCodeAttribute)]
                    : [nameof(ExcludeFromCodeCoverageAttribute), nameof(GeneratedCodeAttribute)];
                Assert.Equal(expected, Marks(member));
            }
        }

        return generated;
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.CSharp13, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.Preview, NullableContextOptions.Enable)]
    public void NothingIsWarnedOfInTheStrictestProject(LanguageVersion version, NullableContextOptions nullable)
    {
        var language = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        CSharpCompilation compilation = Harness.Compile(language, Source, "[assembly: System.CLSCompliant(true)]");
        HarnessResult result = Harness.Run(compilation.WithOptions(compilation.Options
            .WithNullableContextOptions(nullable).WithOverflowChecks(true).WithGeneralDiagnosticOption(ReportDiagnostic.Error)), Harness.EveryWidth);
        Assert.Empty(result.Compiler.Where(d => d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true && d.Severity > DiagnosticSeverity.Hidden));
    }

    [Fact]
    public void EveryFileStartsAlike()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            Source + "static partial class Broken { [ImageKernel(\"?\")] static partial void B(ReadOnlyImageView<byte> s, ImageView<byte> d); }"
            + "[Network(1, 2, 2)] partial class Wrong { [Linear(0)] public partial Layer L1 { get; } }"), Harness.EveryWidth);
        Assert.Equal(10, result.Files.Count);
        foreach ((string name, string file) in result.Files)
        {
            string[] lines = file.Split('\n');
            Assert.Equal("// <auto-generated>", lines[0]);
            Assert.Contains("Made by KernelGen ", lines[2]);
            string nullable = name.Contains(".Network.", StringComparison.Ordinal) ? "#nullable disable" : "#nullable enable";
            Assert.Equal(["// </auto-generated>", nullable, "#pragma warning disable", ""], lines[3..7]);
            Assert.All(lines, l => Assert.Equal(l.TrimEnd(), l));
        }
    }

    private static string[] Marks(ISymbol symbol) =>
    [
        .. symbol.GetAttributes().Select(a => a.AttributeClass!.Name)
            .Where(n => n is nameof(GeneratedCodeAttribute) or nameof(ExcludeFromCodeCoverageAttribute)).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types)).Where(t => t.Locations.Any(l => l.IsInSource));
}
