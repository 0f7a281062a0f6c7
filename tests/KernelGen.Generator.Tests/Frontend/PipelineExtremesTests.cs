namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Pipelines of kernels that are far from usual still compile, and cleanly.</summary>
public sealed class PipelineExtremesTests
{
    [Theory]
    [InlineData("\"0.123456789 1\"", true, "byte", "byte")]
    [InlineData("\"1 2 3\", Divisor = 1e-9", true, "byte", "short")]
    [InlineData("\"1/7 1/11 1/13 1/17 1/19\"", true, "short", "int")]
    [InlineData("\"0 0 0; 0 0 0\"", false, "byte", "short")]
    [InlineData("\"0 0 0\", Offset = -300", false, "short", "short")]
    [InlineData("\"1 2\", AnchorX = 0, Operation = Operation.Convolution, Border = BorderMode.Constant, BorderValue = 200", false, "byte", "int")]
    [InlineData("\"1 -2 1\", Divisor = 3", false, "float", "float")]
    public void KernelOfEveryArithmeticStandsInAPipeline(string arguments, bool isWide, string source, string destination)
    {
        HarnessResult result = Harness.Run(Harness.Compile(Source(arguments, source, destination, "\"K\", \"Absolute\"")));
        Assert.All(result.Messages, d => Assert.True(d.Id == "KG0111" || (isWide && d.Id == "KG0114"), d.ToString()));
        Assert.DoesNotContain(result.Compiler, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.DoesNotContain("NotSupportedException", result.Kernels);
    }

    [Theory]
    [InlineData(63, 63, "\"K\"")]
    [InlineData(23, 23, "\"Absolute\", \"K\", \"Threshold(9)\"")]
    [InlineData(1, 255, "\"K, K\", \"MagnitudeL2\"")]
    public void Bad21_KernelThatLoopsStandsInAPipeline(int height, int width, string stages)
    {
        var random = new Random(height);
        string taps = string.Join(";", Enumerable.Range(0, height).Select(_ => string.Join(" ", Enumerable.Range(0, width).Select(_ => random.Next(-99, 100)))));
        HarnessResult result = Harness.Run(Harness.Compile(Source($"\"{taps}\", Divisor = 64", "byte", "byte", stages)));
        Assert.Equal(["KG0115"], result.Messages.Select(d => d.Id));
        Assert.DoesNotContain(result.Compiler, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.DoesNotContain("NotSupportedException", result.Kernels);
    }

    [Fact]
    public void Bad21_LongPipelineCompiles()
    {
        string stages = string.Join(", ", Enumerable.Repeat("\"K\"", 16));
        HarnessResult result = Harness.Run(Harness.Compile(Source("\"1 2 1; 2 4 2; 1 2 1\", Divisor = 16", "byte", "byte", stages)));
        Assert.Empty(result.Messages);
        Assert.DoesNotContain("NotSupportedException", result.Kernels);
    }

    private static string Source(string kernel, string source, string destination, string stages) =>
        $$"""
        using KernelGen;
        public static partial class C
        {
            [ImageKernel({{kernel}})]
            public static partial void K(ReadOnlyImageView<{{source}}> s, ImageView<{{destination}}> d);

            [ImagePipeline({{stages}})]
            public static partial void F(ReadOnlyImageView<{{source}}> s, ImageView<{{destination}}> d);
        }
        """;
}
