using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>Schedules that were measured take the place of the model's choice where they fit, and are told where they do not.</summary>
public sealed class TunedFileTests
{
    private const string Source =
        """
        using KernelGen;

        [Network(16, 20, 20)]
        public partial class Net
        {
            [Conv2d(32, 3, Padding = 1), ReLU] public partial Layer A { get; }
            [Conv2d(32, 3, Padding = 1), Schedule(ChannelTile = 16)] public partial Layer B { get; }
            [Linear(3)] public partial Layer C { get; }
        }
        """;

    // What is tuned is in the kernels of 512 bits.
    private static readonly ProjectOptions s_widest = new(new() { [WidthOption.Property] = "512" });

    private const string Line = "Net; A; Conv2d 3×3; 16×20×20; 32×20×20; Channels 16 1 4 Auto";

    private static (string Kernels, ImmutableArray<Diagnostic> Reported) Run(string? file)
    {
        CSharpCompilation compilation = Harness.Compile(Source);
        GeneratorDriver driver = Harness.Driver(project: s_widest);
        if (file is not null)
        {
            driver = driver.AddAdditionalTexts([new Text(file)]);
        }

        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.DoesNotContain(output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        // Nothing runs again where nothing has changed.
        Assert.All(Harness.Outputs(driver.RunGenerators(compilation.Clone()).GetRunResult()), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        return (string.Concat(driver.GetRunResult().Results.Single().GeneratedSources.Where(s => s.HintName.StartsWith("Net.Network.", StringComparison.Ordinal)).Select(s => s.SourceText)), reported);
    }

    [Fact]
    public void ALineThatFitsIsTaken()
    {
        (string without, _) = Run(null);
        (string with, ImmutableArray<Diagnostic> reported) = Run("# measured\n\n" + Line + "\n");
        Assert.Empty(reported);
        Assert.Equal(1, without.Split("registers of 512 bits, pinned").Length - 1);
        Assert.Equal(2, with.Split("registers of 512 bits, pinned").Length - 1);
        Assert.Contains("Tile: 16 channels × 1 rows × 4 pixels in registers of 512 bits, pinned", with, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Net; A; Conv2d 3×3; 16×20×20; 32×20×21; Channels 16 1 4 Auto", "'Net' has no layer 'A' that is Conv2d 3×3 of 16×20×20 to 32×20×21: measure it again")]
    [InlineData("Net; A; Conv2d 5×5; 16×20×20; 32×20×20; Channels 16 1 4 Auto", "'Net' has no layer 'A' that is Conv2d 5×5 of 16×20×20 to 32×20×20: measure it again")]
    [InlineData("Net; Z; Conv2d 3×3; 16×20×20; 32×20×20; Channels 16 1 4 Auto", "'Net' has no layer 'Z' that is Conv2d 3×3 of 16×20×20 to 32×20×20: measure it again")]
    [InlineData("Old; A; Conv2d 3×3; 16×20×20; 32×20×20; Channels 16 1 4 Auto", "there is no network 'Old'")]
    [InlineData("Net; A; Channels 16 1 4 Auto", "it has 3 parts, and a schedule has six: network, layer, operation, input, output, tile")]
    [InlineData("Net; A; Conv2d 3×3; 16×20×20; 32×20×20; Channels 16 1 -4 Auto", "'Channels 16 1 -4 Auto' is not a tile such as 'Channels 32 1 14 Auto'")]
    [InlineData("Net; A; Conv2d 3×3; 16×20×20; 32×20×20; Rows 16 1 4 Auto", "'Rows 16 1 4 Auto' is not a tile such as 'Channels 32 1 14 Auto'")]
    [InlineData("Net; A; Conv2d 3×3; 16×20×20; 32×20×20; Channels 512 8 8 Auto", "the tile 'Channels 512 8 8 Auto' is larger than a method can hold")]
    [InlineData("Net; C; Linear 3; 32×20×20; 3×1×1; Pixels 4 1 4 Auto", "'Net' has no layer 'C' that is Linear 3 of 32×20×20 to 3×1×1: measure it again")]
    [InlineData("\u0001\uFFFE", "it has 1 parts, and a schedule has six: network, layer, operation, input, output, tile")]
    public void ALineThatFitsNothingIsAWarningAndChangesNothing(string line, string problem)
    {
        (string with, ImmutableArray<Diagnostic> reported) = Run("# measured\n" + line);
        Diagnostic warning = Assert.Single(reported);
        Assert.Equal("KG0260", warning.Id);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Equal($"Line 2 of Net.kernelgen-schedule is left out, and the compiler's own choice is taken: {problem}", warning.GetMessage());
        Assert.Equal(1, warning.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(Run(null).Kernels, with);
    }

    private sealed class Text(string text) : AdditionalText
    {
        public override string Path => "/project/Net.kernelgen-schedule";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
