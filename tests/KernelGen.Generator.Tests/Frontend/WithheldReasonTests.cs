using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Nothing is withheld without an error: what only looks wrong is compiled, and what cannot be is told.</summary>
public sealed class WithheldReasonTests
{
    private const string Views = "(ReadOnlyImageView<byte> s, ImageView<byte> d)";

    /// <summary>The parser warns of such documentation and of such a directive, and what is declared is whole all the same.</summary>
    [Theory]
    [InlineData("partial class P { [ImageKernel(\"1\")]\n/// <summary>a < b</summary>\npublic static partial void F" + Views + "; }")]
    [InlineData("partial class P { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s,\n#pragma bogus\nImageView<byte> d); }")]
    [InlineData("partial class P { [ImageKernel(\"1\")]\n#warning later\npublic static partial void F" + Views + "; }")]
    [InlineData("partial class P { [ImagePipeline(nameof(F),\n#pragma bogus\nnameof(F))] public static partial void G" + Views + "; [ImageKernel(\"1\")] public static partial void F" + Views + "; }")]
    [InlineData("[Network(1, 2, 2)] partial class N { [Tanh]\n/// <summary>a < b</summary>\npublic partial Layer L { get; } }")]
    [InlineData("[Block] partial class B { [Tanh]\n/// <summary>a < b</summary>\npublic partial Layer L { get; } }")]
    public void AWarningOfTheParserHidesNothing(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen;\n" + source));
        Assert.Empty(result.Messages.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(result.Files, f => f.Key.Contains("Stubs", StringComparison.Ordinal));
    }

    /// <summary>A member of an interface may be called like it.</summary>
    [Theory]
    [InlineData("partial interface F { [ImageKernel(\"1\")] partial void F" + Views + "; }")]
    [InlineData("partial interface F { [ImageKernel(\"1\")] public partial void F" + Views + "; }")]
    [InlineData("partial interface P { [ImageKernel(\"1\")] public virtual partial void F" + Views + "; }")]
    public void WhatAnInterfaceMayHaveIsCompiled(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen;\n" + source));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Contains(result.Files, f => f.Key.EndsWith(".Kernels.g.cs", StringComparison.Ordinal));
    }

    /// <summary>The compiler takes a static method that is sealed, but no second part of it; another one it refuses by itself.</summary>
    [Fact]
    public void ASealedMethodOfAnInterfaceIsTold()
    {
        Harness.Check($"partial interface P {{ [ImageKernel(\"1\")] internal static sealed partial void {{|KG0102:F|}}{Views}; }}", "CS8795");
        Harness.Check($"partial interface P {{ [ImageKernel(\"1\")] internal sealed partial void F{Views}; }}", "CS0238", "CS8795");
    }

    [Theory]
    [InlineData("typeof(System.Collections.Generic.List<>)")]
    [InlineData("typeof(System.Collections.Generic.Dictionary<,>.Enumerator)")]
    [InlineData("null")]
    [InlineData("(System.Type)null")]
    public void AUseOfNoBlockIsTold(string block) =>
        Harness.Check($"[Network(1, 2, 2)] partial class N {{ [Use({{|KG0250:{block}|}})] public partial Layer L {{ get; }} }}");

    /// <summary>A class cannot be called like a member that it gets.</summary>
    [Theory]
    [InlineData("ForwardSegment", "[BatchNorm2d] public partial Layer L { get; }")]
    [InlineData("BackwardSegment", "[BatchNorm2d] public partial Layer L { get; }")]
    [InlineData("Forward", "[Linear(2)] public partial Layer L { get; } [Linear(2), Input(nameof(L))] public partial Layer M { get; } [Linear(2), Input(nameof(L))] public partial Layer N { get; }")]
    public void AClassCalledLikeItsMemberIsTold(string name, string layers)
    {
        Harness.Check($"[Network(1, 2, 2)] partial class {{|KG0212:{name}|}} {{ {layers} }}");
        Harness.Check($"[Network(1, 2, 2)] partial class {name} {{ [Linear(2)] public partial Layer L {{ get; }} }}");
    }

    [Theory]
    [InlineData("class System { }", "System")]
    [InlineData("enum System { }", "System")]
    [InlineData("partial struct nint { }", "nint")]
    [InlineData("namespace nuint { }", "nuint")]
    [InlineData("interface @nuint { }", "nuint")]
    public void ANameThatHidesWhatIsNeededIsTold(string hiding, string name)
    {
        foreach (string declaration in (string[])[
            "partial class P { [ImageKernel(\"1\")] public static partial void F" + Views + "; }", "[Network(1, 2, 2)] partial class N { [Linear(2)] public partial Layer L { get; } }",
            "[Block] partial class B { [Linear(2)] public partial Layer L { get; } }"])
        {
            HarnessResult result = Harness.Run(Harness.Compile($"using KernelGen;\n{declaration} {hiding}"));
            Diagnostic told = Assert.Single(result.Messages, d => d.Severity == DiagnosticSeverity.Error);
            Assert.Equal("KG0009", told.Id);
            Assert.Contains($"'{name}'", told.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.Empty(result.Files);
        }
    }

    [Theory]
    [InlineData("file class System { }")]
    [InlineData("class System<T> { }")]
    [InlineData("namespace Inner { class System { } class nint { } }")]
    [InlineData("class nint<T> { }")]
    public void ANameThatHidesNothingIsNone(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen; partial class P { [ImageKernel(\"1\")] public static partial void F" + Views + "; }", source));
        Assert.Empty(result.Messages.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
    }
}
