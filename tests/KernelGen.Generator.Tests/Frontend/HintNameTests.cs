using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Frontend;

public sealed class HintNameTests
{
    [Fact]
    public void Bad09_EveryTypeHasAFileOfItsOwn()
    {
        HarnessResult result = Harness.Check(
            """
            [Network(1, 2, 2)] partial class N { [Tanh] public partial Layer L { get; } }
            namespace A { [Network(1, 2, 2)] partial class N { [Tanh] public partial Layer L { get; } } }
            namespace A { [Network(1, 2, 2)] partial class n { [Tanh] public partial Layer L { get; } } }
            namespace A.B { [Network(1, 2, 2)] partial class N { [Tanh] public partial Layer L { get; } } }
            namespace A { partial class Outer { [Network(1, 2, 2)] partial class N { [Tanh] public partial Layer L { get; } } } }
            namespace A { partial class Outer<T> { [Network(1, 2, 2)] partial class N { [Tanh] public partial Layer L { get; } } } }
            namespace A { [Network(1, 2, 2)] partial class {|KG0002:N|}<T> { [Tanh] public partial Layer L { get; } } }
            """.Replace("Outer<T>", "{|KG0002:Outer|}<T>"));
        Assert.Equal(
            [
                "A.B.N.Network.128.g.cs", "A.B.N.Network.g.cs", "A.B.N.g.cs",
                "A.N-58539518.Network.128.g.cs", "A.N-58539518.Network.g.cs", "A.N-58539518.g.cs", "A.N`1.Network-Stubs.g.cs",
                "A.Outer+N.Network.128.g.cs", "A.Outer+N.Network.g.cs", "A.Outer+N.g.cs", "A.Outer`1+N.Network-Stubs.g.cs",
                "A.n-7853c778.Network.128.g.cs", "A.n-7853c778.Network.g.cs", "A.n-7853c778.g.cs", "N.Network.128.g.cs", "N.Network.g.cs", "N.g.cs",
            ],
            result.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bad09_KeywordsAndUnicodeAreNames()
    {
        HarnessResult result = Harness.Check(
            """
            namespace @namespace.@event
            {
                partial struct @struct
                {
                    [Network(1, 2, 2)]
                    public partial class @class { [Tanh] public partial Layer @params { get; } [Linear(2)] internal partial Layer Größe { get; } }

                    [ImageKernel("1")]
                    public static partial void @void(ReadOnlyImageView<byte> @in, ImageView<byte> @out);
                }
            }

            namespace 日本 { [Network(1, 2, 2)] partial class \u0041b\u200dc { [Tanh] public partial Layer record { get; } } }
            """);
        Assert.Equal(7, result.Files.Count);
        Assert.Contains("namespace.event.struct.void.Kernels.g.cs", result.Files.Keys);
        Assert.Contains("namespace.event.struct+class.g.cs", result.Files.Keys);
    }

    [Fact]
    public void Bad09_EveryKernelAndPipelineHasAFileOfItsOwn()
    {
        const string Members =
            """
            {
                [ImageKernel("1")] internal static partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d);
                [ImagePipeline("A")] internal static partial void B(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }
            """;
        HarnessResult result = Harness.Check(
            $$"""
            partial class F {{Members}}
            partial class f {{Members}}
            namespace A { partial class F {{Members}} }
            namespace A.B { partial class F {{Members}} partial class Outer { partial struct F {{Members}} } }
            namespace A { partial class Kernels {{Members}} }
            """);
        Assert.Equal(
            [
                "A.B.F.A.Kernels.g.cs", "A.B.F.B.Kernels.g.cs", "A.B.Outer+F.A.Kernels.g.cs", "A.B.Outer+F.B.Kernels.g.cs",
                "A.F.A.Kernels.g.cs", "A.F.B.Kernels.g.cs", "A.Kernels-.A.Kernels.g.cs", "A.Kernels-.B.Kernels.g.cs",
                "F-c30bf539.A.Kernels.g.cs", "F-c30bf539.B.Kernels.g.cs", "f-e30c2799.A.Kernels.g.cs", "f-e30c2799.B.Kernels.g.cs",
            ],
            result.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bad09_KeywordsAreNamesOfPipelines() => Harness.Check(
        """
        namespace @namespace
        {
            partial class @class
            {
                [ImageKernel("1")] public static partial void @void(ReadOnlyImageView<byte> @in, ImageView<byte> @out);
                [ImagePipeline(nameof(@void), "@void", "void")]
                public static partial void @if(ReadOnlyImageView<byte> @in, ImageView<byte> @out);
                [ImageKernel("1")] static partial void Größe(ReadOnlyImageView<byte> s, ImageView<byte> d);
                [ImagePipeline(nameof(Größe))] static partial void 日本(ReadOnlyImageView<byte> s, ImageView<byte> d);
            }
        }
        """);

    [Fact]
    public void Bad09_LongNamesStayWithinAFileName()
    {
        string name = new('x', 300);
        HarnessResult result = Harness.Check(
            $"[Network(1, 2, 2)] partial class {name}a {{ [Tanh] public partial Layer L {{ get; }} }}\n"
            + $"[Network(1, 2, 2)] partial class {name}b {{ [Tanh] public partial Layer L {{ get; }} }}");
        Assert.Equal(6, result.Files.Count);
        Assert.All(result.Files.Keys, k => Assert.InRange(k.Length, 1, 150));
    }

    [Fact]
    public void Bad09_NamesThatMatchTheKernelsFileDoNotCollide()
    {
        HarnessResult result = Harness.Run(Harness.Compile(
            """
            using KernelGen;
            namespace A.Foo { [Network(1, 2, 2)] partial class Kernels { [Tanh] public partial Layer L { get; } } }
            namespace A { partial class Foo { [ImageKernel("1")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } }
            """));
        Assert.Equal(4, result.Files.Count);
        Assert.Contains(result.Compiler, d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void MethodsWhoseNamesDifferInCaseAloneHaveFilesOfTheirOwn()
    {
        const string Views = "(ReadOnlyImageView<byte> s, ImageView<byte> d);";
        HarnessResult result = Harness.Check(
            $$"""
            partial class C
            {
                [ImageKernel("1")] static partial void Blur{{Views}}
                [ImageKernel("2")] static partial void blur{{Views}}
                [ImageKernel("3")] static partial void Größe{{Views}}
                [ImagePipeline("Absolute")] static partial void BLUR{{Views}}
            }
            """);
        Assert.Equal(4, result.Files.Count);
        Assert.All(result.Files.Keys, k => Assert.True(k.All(char.IsAscii), k));
        Assert.Equal(4, result.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void FilesOfDifferentTypesNeverMeet()
    {
        const string Image = "{ [ImageKernel(\"1\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }";
        const string Network = "{ [Tanh] public partial Layer L { get; } }";
        HarnessResult result = Harness.Run(Harness.Compile(
            $$"""
            using KernelGen;
            namespace A.Foo { [Network(1, 2, 2)] partial class kernels {{Network}} [Network(1, 2, 2)] partial class NETWORK {{Network}} [Network(1, 2, 2)] partial class Stubs {{Network}} }
            namespace A { partial class foo {{Image}} [Network(1, 2, 2)] partial class fOO {{Network}} }
            namespace A { [Network(1, 2, 2)] partial class Both { [Tanh] public partial Layer L { get; } {{Image[1..]}} }
            namespace A.Both2 { partial class network {{Image}} }
            namespace A { [Network(1, 2, 2)] partial class both2 {{Network}} }
            """));
        Assert.Equal(21, result.Files.Count);
        Assert.Equal(result.Files.Count, result.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS0101"));
    }

    [Fact]
    public void LettersThatAFileSystemTakesForOneAreSpelled()
    {
        // Precomposed and composed, the Angstrom sign and the letter, Hangul syllables and their parts, the long s: distinct names in C#.
        string[] names = ["\u00c5", "\u212b", "A\u030a", "\uac00", "\u1100\u1161", "\u017f", "s", "\ufb01x", "fix", "\u0130", "i", "I"];
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen; " + string.Concat(names.Select(n =>
            $"[Network(1, 2, 2)] partial class {n} {{ [Tanh] public partial Layer L {{ get; }} }}"))));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(3 * names.Length, result.Files.Count);
        Assert.All(result.Files.Keys, k => Assert.True(k.All(char.IsAscii), k));
        Assert.Equal(result.Files.Count, result.Files.Keys.Select(k => k.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void RenamingOneClassLeavesTheFilesOfTheOthers()
    {
        string[] all = [.. Names("abc", "Abc", "ABC", "abC", "Other")];
        string[] renamed = [.. Names("abc", "Abc", "Xyz", "abC", "Other")];
        Assert.Equal(all.Where(n => !n.StartsWith("ABC-", StringComparison.Ordinal)), renamed.Where(n => !n.StartsWith("Xyz", StringComparison.Ordinal)));

        static IEnumerable<string> Names(params string[] classes) => Harness.Run(Harness.Compile("using KernelGen; " + string.Concat(classes.Select(n =>
            $"[Network(1, 2, 2)] partial class {n} {{ [Tanh] public partial Layer L {{ get; }} }}")))).Files.Keys.Order(StringComparer.Ordinal);
    }

    [Fact]
    public void NamespacesOfKernelsNeverMeet()
    {
        // The names that come closest: an underscore against a dot, a nested type against a namespace.
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen; " + string.Concat(
            new[] { ("A.B", "C"), ("A_B", "C"), ("A", "B_C"), ("", "A_B_C"), ("A._B", "C"), ("A_", "B_C"), ("A", "C_Kernels"), ("A.C", "Kernels"), ("", "A_5FB_C"), ("A.D", "_5FC") }
                .Select(n => $"{(n.Item1 == "" ? "" : $"namespace {n.Item1} {{ ")} [Network(1, 2, 2)] partial class {n.Item2} {{ [Tanh] public partial Layer L {{ get; }} }} {(n.Item1 == "" ? "" : "}")}"))));
        Assert.Empty(result.Compiler.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(30, result.Files.Count);
    }
}
