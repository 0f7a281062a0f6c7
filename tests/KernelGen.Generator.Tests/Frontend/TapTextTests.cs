using KernelGen.Compiler.Declarations;
using KernelGen.Generator.Parsing;

namespace KernelGen.Generator.Tests.Frontend;

public sealed class TapTextTests
{
    [Theory]
    [InlineData("3", 3, 1)]
    [InlineData("+3", 3, 1)]
    [InlineData("-1.5", -3, 2)]
    [InlineData(".1", 1, 10)]
    [InlineData("2.", 2, 1)]
    [InlineData("1/9", 1, 9)]
    [InlineData("-2/6", -1, 3)]
    [InlineData("2/-6", -1, 3)]
    [InlineData("0.5/2", 1, 4)]
    [InlineData("1e-3", 1, 1000)]
    [InlineData("2.5E2", 250, 1)]
    [InlineData("0/7", 0, 1)]
    [InlineData("9223372036854775807", long.MaxValue, 1)]
    public void NumbersAreExact(string text, long numerator, long denominator)
    {
        Assert.True(RationalText.TryParse(text, out Rational value));
        Assert.Equal(new Rational(numerator, denominator), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1e")]
    [InlineData("1e999999999")]
    [InlineData("1e99999999999999")]
    [InlineData("1.2.3")]
    [InlineData("9223372036854775808")]
    [InlineData("1/9223372036854775808")]
    [InlineData("−1")]
    public void EverythingElseIsRefused(string text) => Assert.False(RationalText.TryParse(text, out _));

    [Theory]
    [InlineData(0.1, 1, 10)]
    [InlineData(16, 16, 1)]
    [InlineData(-0.0, 0, 1)]
    [InlineData(1.0 / 3, 3333333333333333, 10000000000000000)]
    [InlineData(1e-5, 1, 100000)]
    [InlineData(273.15, 5463, 20)]
    public void DoublesMeanTheirShortestText(double number, long numerator, long denominator)
    {
        Assert.True(RationalText.TryFrom(number, out Rational value));
        Assert.Equal(new Rational(numerator, denominator), value);
    }

    [Theory]
    [InlineData("1 2;3 4")]
    [InlineData("1,2;3,4")]
    [InlineData("1, 2,\n3, 4,\n")]
    [InlineData("\r\n  1\t2\r\n  3 4\r\n")]
    [InlineData(";1 2;;3 4;")]
    public void RowsAndEntriesCanBeWrittenInManyWays(string text)
    {
        TapText taps = TapText.Parse(text);
        Assert.Equal((2, 2, TapErrorKind.None), (taps.Height, taps.Width, taps.Error));
        Assert.Equal([1, 2, 3, 4], taps.Taps.Select(t => t.Numerator));
    }
}
