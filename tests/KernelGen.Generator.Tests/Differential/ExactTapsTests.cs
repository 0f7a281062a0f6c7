using KernelGen.Reference;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>The reference of image kernels takes fractions with any divisor, whose denominators multiply. What is expected was counted by hand.</summary>
public sealed class ExactTapsTests
{
    [Theory]
    [InlineData("1/9", 9, 1, 162, 2)]
    [InlineData("1/9 0 0.5", 9, 1, 162, 11)]
    [InlineData("-2/3", -6, 1, 9, 1)]
    [InlineData("-2/3", 9, 1, 27, -2)]
    [InlineData("3", 1, 4, 5, 60)]
    [InlineData("0", 7, 1, 5, 0)]
    public void DenominatorsMultiply(string taps, int divisor, int divisorDenominator, byte pixel, short expected)
    {
        var spec = new FilterSpec(taps) { Divisor = new(divisor, divisorDenominator), Border = Border.Valid };
        byte[] source = [.. Enumerable.Repeat(pixel, spec.Width)];
        Assert.Equal([expected], FilterExact.Apply<byte, short>(spec, source, spec.Width, 1));
    }
}
