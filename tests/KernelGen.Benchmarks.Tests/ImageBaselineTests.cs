using KernelGen.Benchmarks.Cases;
using KernelGen.Benchmarks.Models;
using KernelGen.Benchmarks.Variants;
using KernelGen.Reference;

namespace KernelGen.Benchmarks.Tests;

public sealed class ImageBaselineTests
{
    [Theory]
    [InlineData("1 2 1; 2 4 2; 1 2 1", 16, "1 2 1", "0.0625 0.125 0.0625")]
    [InlineData("-1 0 1; -2 0 2; -1 0 1", 1, "-1 0 1", "1 2 1")]
    [InlineData("0 0 0; 0 6 9; 0 4 6", 1, "0 2 3", "0 3 2")]
    [InlineData("0 -1 0; -1 5 -1; 0 -1 0", 1, null, null)]
    [InlineData("0 0; 0 0", 1, null, null)]
    public void AKernelOfRankOneIsFactored(string taps, int divisor, string? row, string? column)
    {
        SeparableTaps? factors = new ImageModel("k", taps, divisor).Separable;
        Assert.Equal(row, Text(factors?.Row));
        Assert.Equal(column, Text(factors?.Column));
    }

    [Fact]
    public void BothMagnitudesAgree()
    {
        const int Length = 3 * 32 + 17;
        short[] x = [.. Enumerable.Range(0, Length).Select(i => (short)((i * 37 % 2041) - 1020))];
        short[] y = [.. Enumerable.Range(0, Length).Select(i => (short)(i % 5 == 0 ? 0 : (i * 11 % 401) - 200))];
        byte[] loop = new byte[Length], vectors = new byte[Length];
        EdgeMagnitude.Loop(x, y, loop);
        EdgeMagnitude.Vectors(x, y, vectors);
        Assert.Equal(loop, vectors);
    }

    [Fact]
    public void InterleavedLoopsAreThoseOfEachChannel()
    {
        byte[] rgb = ImageData.Bytes(9 * 7 * 3);
        int[] taps = new ImageModel("k", "1 -2 1; 3 4 -2; 1 1 5").Taps;
        byte[] result = new byte[rgb.Length];
        FilterInterleaved.Apply(rgb, result, 9, 7, 3, taps, 3, 3, 6, Border.Reflect101);
        for (int channel = 0; channel < 3; channel++)
        {
            byte[] one = new byte[9 * 7];
            FilterGeneric.Apply([.. rgb.Where((_, i) => i % 3 == channel)], one, 9, 7, taps, 3, 3, 6, 0, Border.Reflect101);
            Assert.Equal(one, result.Where((_, i) => i % 3 == channel));
        }
    }

    [Theory]
    [InlineData("image/sharpen/byte-byte/1920x1080/1", 37_324_800)]
    [InlineData("image/sharpen/byte-byte/1920x1080/3", 111_974_400)]
    [InlineData("image/gaussian5/short-short/640x480/1", 15_360_000)]
    [InlineData("image/pipeline-sobel/byte-byte/1920x1080/1", 120_268_800)]
    public void FlopsAreThoseOfTheDirectSum(string name, long flops) =>
        Assert.Equal(flops, CaseCatalogue.All.Single(c => c.Name == name).Flops);

    [Fact]
    public void OnlyParallelCasesFixTheirThreads() =>
        Assert.All(CaseCatalogue.All, c => Assert.Equal(c.Name.StartsWith("image/parallel-", StringComparison.Ordinal) ? 2 : null, c.FixedThreads));

    private static string? Text(float[]? taps) =>
        taps is null ? null : string.Join(' ', taps.Select(tap => tap.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
