using System.Globalization;
using System.Numerics;
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
    [InlineData("007", 7, 1)]
    [InlineData("-0", 0, 1)]
    [InlineData("999999999", 999_999_999, 1)]
    [InlineData("-999999999", -999_999_999, 1)]
    [InlineData("0999999999", 999_999_999, 1)]
    [InlineData("4294967297", 4_294_967_297, 1)]
    [InlineData("9223372036854775807", long.MaxValue, 1)]
    public void NumbersAreExact(string text, long numerator, long denominator)
    {
        Assert.True(RationalText.TryParse(text, out Rational value));
        Assert.Equal(new Rational(numerator, denominator), value);
    }

    [Theory]
    [InlineData(-0.0, 0, 1)]
    [InlineData(999_999_999, 999_999_999, 1)]
    [InlineData(-1e9, -1_000_000_000, 1)]
    [InlineData(4_294_967_297, 4_294_967_297, 1)]
    [InlineData(0.1, 1, 10)]
    [InlineData(-2.5, -5, 2)]
    public void DoublesAreExact(double number, long numerator, long denominator) =>
        Assert.Equal(new Rational(numerator, denominator), RationalText.From(number));

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
    [InlineData("1e401")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
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
        Assert.Equal(new Rational(numerator, denominator), RationalText.From(number));
    }

    [Theory]
    [InlineData("0.123456789012345678901234567890", "123456789012345678901234567890/1000000000000000000000000000000")]
    [InlineData("+.5", "1/2")]
    [InlineData("-1.", "-1")]
    [InlineData("4.407433669323571e-4", "4407433669323571/10000000000000000000")]
    [InlineData("0.1/0.7", "1/7")]
    [InlineData("1e-3/2.5E2", "1/250000")]
    [InlineData("100000000000000000000000000000", "100000000000000000000000000000")]
    public void NumbersOfAnyLengthAreExact(string text, string fraction)
    {
        Assert.True(RationalText.TryParse(text, out Rational value));
        BigInteger[] parts = [.. fraction.Split('/').Select(BigInteger.Parse)];
        Assert.Equal(parts.Length == 1 ? new Rational(parts[0], 1) : Rational.Reduce(parts[0], parts[1]), value);
    }

    [Fact]
    public void FloatsAreTheNearestOnes()
    {
        // The framework reads decimals correctly rounded; ties and the ends of the range among them.
        var random = new Random(3);
        List<string> texts =
        [
            "16777217", "16777219", "-16777217", "33554434.5", "1e-45", "0.7e-45", "0.700649232162408535461864791644958065640130970938257885878534141944895541342930300743319094181060791015625e-45",
            "1.17549429e-38", "1.1754942e-38", "3.4028235e38", "3.4028235677973366e38", "3.5e38", "-1e39", "0.0004407433669323571", "1e-60", "0.1", "0",
        ];
        for (int i = 0; i < 20000; i++)
        {
            string digits = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)('0' + random.Next(10))));
            texts.Add($"{(random.Next(2) == 0 ? "-" : "")}{random.Next(10)}.{digits}e{random.Next(-48, 40)}");
            texts.Add(((double)BitConverter.Int32BitsToSingle(random.Next())).ToString("R", CultureInfo.InvariantCulture));
        }

        foreach (string text in texts.Where(t => t.Length <= 64 && t.All(c => c is not ('N' or 'y'))))
        {
            Assert.True(RationalText.TryParse(text, out Rational value), text);
            float expected = float.Parse(text, CultureInfo.InvariantCulture) + 0f;
            Require.That(expected.Equals(value.ToSingle() + 0f), $"{text}: {value.ToSingle():R}, not {expected:R}");
            Assert.True((double.Parse(text, CultureInfo.InvariantCulture) + 0d).Equals(value.ToDouble() + 0d), text);
        }
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
