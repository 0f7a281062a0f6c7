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
            ["A.B.N.g.cs", "A.N.g.cs", "A.N`1.g.cs", "A.Outer+N.g.cs", "A.Outer`1+N.g.cs", "A.n-2.g.cs", "N.g.cs"],
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
        Assert.Equal(3, result.Files.Count);
        Assert.Contains("namespace.event.struct.Kernels.g.cs", result.Files.Keys);
        Assert.Contains("namespace.event.struct+class.g.cs", result.Files.Keys);
    }

    [Fact]
    public void Bad09_KernelsAndPipelinesOfATypeShareItsFile()
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
                "A.B.F.Kernels.g.cs", "A.B.Outer+F.Kernels.g.cs", "A.F.Kernels.g.cs", "A.Kernels-.Kernels.g.cs", "F.Kernels.g.cs",
                "f-2.Kernels.g.cs",
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
        Assert.Equal(2, result.Files.Count);
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
        Assert.Equal(2, result.Files.Count);
        Assert.Contains(result.Compiler, d => d.Severity == DiagnosticSeverity.Error);
    }
}
