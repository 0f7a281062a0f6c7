using System.Runtime.InteropServices;

namespace KernelGen.Tests.Images;

/// <summary>Calls that a kernel must refuse before it writes a pixel.</summary>
public sealed class BadCallTests
{
    private const byte Canary = 0xA5;

    [Theory]
    [InlineData(99, 100)]
    [InlineData(100, 99)]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    [InlineData(1, 1)]
    public void Bad28_ShortSpansAreRefusedWithBothNumbers(int source, int destination)
    {
        byte[] written = Filled(destination);
        var e = Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[source], 10, 10), new(written, 10, 10)));
        Assert.Contains("needs 100", e.Message, StringComparison.Ordinal);
        Assert.Contains($"has {(source < 100 ? source : destination)}", e.Message, StringComparison.Ordinal);
        AssertUntouched(written);
    }

    [Fact]
    public void Bad28_OneElementTooFewForThreeChannelsOrAStride()
    {
        byte[] written = Filled(400);
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(new byte[299], 10, 10, 3), new(written, 10, 10, 3)));
        Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(new(new byte[300], 10, 10, 3), new(written.AsSpan(101), 10, 10, 3)));
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[100], 10, 10), new(written.AsSpan(0, 117), 10, 10, 1, 12)));
        AssertUntouched(written);
        Filters.Sharpen(new(new byte[100], 10, 10), new(written.AsSpan(0, 118), 10, 10, 1, 12));
    }

    [Fact]
    public void Bad29_ElementsBehindTheImageStay()
    {
        byte[] written = Filled(500);
        Filters.Sharpen(new(new byte[777], 10, 10), new(written.AsSpan(50), 10, 10));
        AssertUntouched(written.AsSpan(0, 50));
        Assert.False(written.AsSpan(50, 100).ContainsAnyExcept((byte)0));
        AssertUntouched(written.AsSpan(150));
    }

    [Theory]
    [InlineData(0, 10, "width")]
    [InlineData(10, 0, "height")]
    [InlineData(-1, 10, "width")]
    [InlineData(10, -1, "height")]
    [InlineData(int.MinValue, 10, "width")]
    public void Bad30_SizesMustBePositive(int width, int height, string parameter)
    {
        byte[] written = Filled(100);
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => Filters.Sharpen(new(new byte[100], width, height), new(written, 10, 10))).ParamName);
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => Filters.Sharpen(new(new byte[100], 10, 10), new(written, width, height))).ParamName);
        AssertUntouched(written);
    }

    [Theory]
    [InlineData(10, 10, 9)]
    [InlineData(10, 10, 1)]
    [InlineData(10, 3, int.MaxValue)]
    [InlineData(1, int.MaxValue, int.MaxValue)]
    [InlineData(65536, 65536, 65536)]
    [InlineData(46341, 46341, 0)]
    public void Bad31_StridesBelowARowAndProductsPastIntAreRefused(int width, int height, int stride)
    {
        byte[] written = Filled(100);
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[100], width, height, 1, stride), new(written, 10, 10)));
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[100], 10, 10), new(written, width, height, 1, stride)));
        AssertUntouched(written);
    }

    [Fact]
    public void Bad32_ValidRefusesImagesBelowTheKernel()
    {
        byte[] written = Filled(100);
        var e = Assert.Throws<ArgumentException>(() => BorderFilters.GaussValid(new(new byte[100], 25, 4), new(written, 21, 1)));
        Assert.Contains("25 x 4", e.Message, StringComparison.Ordinal);
        Assert.Contains("5 x 5", e.Message, StringComparison.Ordinal);
        AssertUntouched(written);
    }

    [Theory]
    [InlineData(9, 10)]
    [InlineData(11, 10)]
    [InlineData(10, 9)]
    [InlineData(8, 8)]
    public void Bad32_TheDestinationHasTheResultsSize(int width, int height)
    {
        byte[] written = Filled(200);
        var e = Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[100], 10, 10), new(written, width, height)));
        Assert.Equal("destination", e.ParamName);
        Assert.Contains($"{width} x {height}", e.Message, StringComparison.Ordinal);
        Assert.Contains("10 x 10", e.Message, StringComparison.Ordinal);
        AssertUntouched(written);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(-99)]
    public void Bad33_OverlapIsRefusedEitherWay(int distance)
    {
        byte[] memory = Filled(300);
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(memory.AsSpan(100), 10, 10), new(memory.AsSpan(100 + distance), 10, 10)));
        AssertUntouched(memory);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    public void Bad33_NeighboursDoNotOverlap(int distance)
    {
        byte[] memory = Filled(300);
        Filters.Sharpen(new(memory.AsSpan(100), 10, 10), new(memory.AsSpan(100 + distance), 10, 10));
        Assert.Equal(Enumerable.Repeat(Canary, 300), memory);
    }

    [Fact]
    public void Bad33_TwoTypesOverOneArray()
    {
        // Bytes before, within and at the very end of the floats that are written.
        float[] memory = new float[150];
        Span<byte> bytes = MemoryMarshal.AsBytes(memory.AsSpan());
        bytes.Fill(Canary);
        foreach (int at in (int[])[0, 1, 50, 100, 399])
        {
            int from = at;
            Assert.Throws<ArgumentException>(() => BorderFilters.MeanWrap(
                new(MemoryMarshal.AsBytes(memory.AsSpan())[from..], 10, 10), new(memory.AsSpan(0, 100), 10, 10)));
        }

        AssertUntouched(bytes);
        BorderFilters.MeanWrap(new(bytes[400..], 10, 10), new(memory.AsSpan(0, 100), 10, 10));
        AssertUntouched(bytes[400..]);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(1, 1)]
    public void Bad39_OtherNumbersOfChannelsAreRefused(int source, int destination)
    {
        byte[] written = Filled(500);
        var e = Assert.Throws<ArgumentException>(() => ChannelFilters.Sharpen(
            new(new byte[500], 10, 10, source), new(written, 10, 10, destination)));
        Assert.Contains($"{(source == 3 ? destination : source)} channels", e.Message, StringComparison.Ordinal);
        Assert.Contains("takes 3", e.Message, StringComparison.Ordinal);
        AssertUntouched(written);
    }

    [Fact]
    public void Bad40_DefaultViewsAreRefused()
    {
        byte[] written = Filled(4);
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => Filters.Sharpen(default, new(written, 2, 2))).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(new byte[4], 2, 2), default)).ParamName);
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(default, default));
        Assert.Throws<ArgumentException>(() => CopyFilters.Identity(default, default));
        Assert.Throws<ArgumentException>(() => BorderFilters.GaussValid(default, default));
        AssertUntouched(written);
    }

    [Fact]
    public void Bad40_NullArraysAreRefused()
    {
        byte[]? none = null;
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(new(none, 2, 2), new(new byte[4], 2, 2)));
        Assert.ThrowsAny<ArgumentException>(() => Filters.Sharpen(new(new byte[4], 2, 2), new(none, 2, 2)));
    }

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill(Canary);
        return bytes;
    }

    private static void AssertUntouched(ReadOnlySpan<byte> bytes) => Assert.False(bytes.ContainsAnyExcept(Canary));
}
