using System.Collections.Immutable;
using System.Reflection;
using KernelGen.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Tests.Frontend;

/// <summary>A project can leave vector widths out; what is left computes the same, and a machine that has none of them gets an exception that says so.</summary>
public sealed class WidthTests
{
    private const string Source =
        """
        using KernelGen;

        [Network(1, 6, 6)]
        public partial class Net
        {
            [Conv2d(2, 3), ReLU] public partial Layer A { get; }
        }

        public static partial class Filters
        {
            [ImageKernel("1 2 1", Divisor = 4)]
            public static partial void Blur(ReadOnlyImageView<byte> source, ImageView<byte> destination);

            [ImagePipeline("Blur", "Threshold(100)")]
            public static partial void Dark(ReadOnlyImageView<byte> source, ImageView<byte> destination);
        }
        """;

    [Theory]
    [InlineData("512,256,128", "512 256 128")]
    [InlineData("", "512 256 128")]
    [InlineData("64", "512 256 128")]
    [InlineData("256, 128", "256 128")]
    [InlineData("128", "128")]
    [InlineData("512,256", "512 256")]
    [InlineData(" 256 ", "256")]
    [InlineData("512", "512")]
    public void OnlyTheWidthsAskedForAreEmitted(string property, string widths)
    {
        (Compilation compilation, string text) = Generate(property);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591"));
        string[] expected = widths.Split(' ');
        foreach (string bits in (string[])["512", "256", "128"])
        {
            Assert.Equal(expected.Contains(bits), text.Contains($"struct Kernels{bits}", StringComparison.Ordinal));
            Assert.Equal(expected.Contains(bits), text.Contains($"BlurRow{bits}", StringComparison.Ordinal) || text.Contains($"BlurRows{bits}", StringComparison.Ordinal));
        }

        Assert.Equal(!expected.Contains("128"), text.Contains("PlatformNotSupportedException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("128")]
    [InlineData("512")]
    public void WhatRunsIsTheSameOrSaysWhatIsMissing(string property)
    {
        using var stream = new MemoryStream();
        Assert.True(Generate(property).Compilation.Emit(stream).Success);
        Assembly assembly = Assembly.Load(stream.ToArray());
        var network = (Network)Activator.CreateInstance(assembly.GetType("Net")!)!;
        float[] output = new float[32];
        bool isMissing = int.Parse(property, System.Globalization.CultureInfo.InvariantCulture) > VectorWidth.Bits;
        Exception? thrown = Record.Exception(() => network.Forward(new float[36], output));
        if (isMissing)
        {
            Assert.Contains("KernelGenWidths", Assert.IsType<PlatformNotSupportedException>(thrown).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(thrown);
        }
    }

    private static (Compilation Compilation, string Text) Generate(string property)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new KernelGenerator().AsSourceGenerator()], parseOptions: Harness.Language,
            optionsProvider: new ProjectOptions(new() { [WidthOption.Property] = property }));
        driver = driver.RunGeneratorsAndUpdateCompilation(Harness.Compile(Source), out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        return (output, string.Concat(driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.SourceText.ToString())));
    }
}
