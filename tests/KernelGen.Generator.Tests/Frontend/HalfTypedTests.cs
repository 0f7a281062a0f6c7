using System.Collections.Immutable;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Source as it stands while somebody types.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2d(] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2d(1)] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2d(1, \"x\")] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2d(1, 3, Strid = 2)] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2d(1, Missing.Value)] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2(1, 3)] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Tanh] public partial Layr L { get; } }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Conv2(1, 3)] public partial Layr L { get; } }")]
    [InlineData("[Network(1, 8)] partial class N { [Tanh] public partial Layer L { get; } }")]
    [InlineData("[Network(1, 8, x)] partial class N { [Tanh] public partial Layer L { get; } }")]
    [InlineData("[Network()] partial class N;")]
    [InlineData("[Networ(1, 2, 3)] partial class N { [Tanh] public partial Layer L { get; } }")]
    [InlineData("partial class N { [ImageKernel(] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Colum = \"1 2\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Column = \"1 2\", )] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Column = )] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Column = X, Row = \"1\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Row = 3)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(Column = \"1 2\", Ro)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("[Network(1, 8, 8)] partial class N { [Stencil(] public partial Layer L { get; } }")]
    [InlineData("partial class N { [ImageKernel(3)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", Border = BorderMode.)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void F(ReadOnlyImageVie<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void F(ReadOnlyImageView<byt> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial Missing F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(nameof(] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(nameof())] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(nameof(Missing))] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Absolute\", nameof(Missing))] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(3)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"A\", Channel = 3)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"A\", Channels = \"3\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"A\", Channels = Missing)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(PointOperations.)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipelin(\"A\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Absolute\")] public partial void F(ReadOnlyImageVie<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Absolute\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byt> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Absolute\")] public partial Missing F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"Absolute\")] public partial void F }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"B\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernl(\"1\")] public partial void B(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"B\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernel(\"1\")] public partial void B(ReadOnlyImageView<byt> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public partial void A(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImagePipeline(\"B\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); [ImageKernel(Missing.Taps)] public partial void B(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", ChannelMode = ChannelMode.)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", ChannelMode = Channels.Sum)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", ChannelMode = 1)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", Parallel = 1)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", Parallel = tru)] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\", BorderValue = \"0\")] public partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte>); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> s); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d, ); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial void (ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("namespace { partial class N { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } }")]
    [InlineData("namespace A. { [Network(1, 8, 8)] partial class N { [Tanh] public partial Layer L { get; } } }")]
    [InlineData("[Network(1, 8, 8)] partial class { [Tanh] public partial Layer L { get; } }")]
    [InlineData("partial class { partial class N { [ImagePipeline(\"Absolute\")] static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); } }")]
    [InlineData("partial class { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImageKernel(\"1\")] public static partial void F(ReadOnlyImageView<> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImagePipeline(\"Absolute\")] public static partial F(ReadOnlyImageView<byte> s, ImageView<byte> d); }")]
    [InlineData("partial class N { [ImagePipeline(\"Absolute\")] public static partial void F(ReadOnlyImageView<> s, ImageView<byte> d); }")]
    public void Bad23_TheCompilersErrorStandsAlone(string source)
    {
        HarnessResult result = Harness.Run(Harness.Compile("using KernelGen;\n" + source));
        Assert.Empty(result.Messages);
        Assert.Contains(result.Compiler, d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Bad23_MissingUsingIsTheCompilersErrorAlone()
    {
        HarnessResult result = Harness.Run(Harness.Compile(NetworkDiagnosticTests.LeNet5));
        Assert.Empty(result.Messages);
        Assert.Empty(result.Files);
    }

    [Fact]
    public async Task Bad23_EveryPrefixOfAFileIsSurvived()
    {
        const string text =
            """
            using KernelGen;
            [Network(2, 4, 5)]
            public sealed partial class Small
            {
                [Conv2d(3, 2, Padding = 1), Tanh] public partial Layer C1 { get; }
                [MaxPool2d(2)] public partial Layer P1 { get; }
                [Linear(2)] public partial Layer Output { get; }
            }
            static partial class Filters
            {
                [ImageKernel("-1 0 1; -2 0 2; -1 0 1", Border = BorderMode.Replicate, Divisor = 2)]
                public static partial void SobelX(ReadOnlyImageView<byte> source, ImageView<short> destination);
                [ImagePipeline("SobelX, SobelX", PointOperations.MagnitudeL1, "Threshold(1, 2)", Channels = 1)]
                public static partial void Edges(ReadOnlyImageView<byte> source, ImageView<byte> destination);
            }
            """;
        GeneratorDriver driver = Harness.Driver();
        CSharpCompilation empty = Harness.Compile();
        for (int length = 0; length <= text.Length; length += 3)
        {
            CSharpCompilation compilation = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text[..length], Harness.Language));
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
            Assert.DoesNotContain(reported, d => d.Id == "KG0007");
            Assert.Null(driver.GetRunResult().Results[0].Exception);
            if (length % 4 == 0)
            {
                ImmutableArray<Diagnostic> found = await output
                    .WithAnalyzers([new NetworkAnalyzer(), new ImageKernelAnalyzer(), new ImagePipelineAnalyzer()]).GetAnalyzerDiagnosticsAsync();
                Assert.DoesNotContain(found, d => d.Id.StartsWith("AD", StringComparison.Ordinal));
            }
        }
    }
}
