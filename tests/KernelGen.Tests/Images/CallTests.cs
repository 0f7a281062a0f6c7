using KernelGen.Tests.Support;

namespace KernelGen.Tests.Images;

/// <summary>Calls with hard input: overlap, NaN, ties.</summary>
public sealed class CallTests
{
    [Fact]
    public void Bad33_OverlapIsRefusedBeforeAnythingIsWritten()
    {
        var pixels = new byte[200];
        pixels.AsSpan().Fill(7);
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(pixels, 10, 10), new(pixels, 10, 10)));
        Assert.Throws<ArgumentException>(() => Filters.Sharpen(new(pixels, 10, 10), new(pixels.AsSpan(99), 10, 10)));
        Assert.True(pixels.AsSpan().IndexOfAnyExcept((byte)7) < 0);
    }

    [Fact]
    public void Bad37_HalvesRoundToEvenAndSaturate()
    {
        byte[] source = [0, 1, 2, 3, 4, 5, 253, 254, 255];
        var half = new byte[9];
        Filters.Half(new(source, 9, 1), new(half, 9, 1));
        Assert.Equal([0, 0, 1, 2, 2, 2, 126, 127, 128], half);

        var bright = new byte[9];
        Filters.Bright(new ReadOnlyImageView<byte>(source, 9, 1), new ImageView<byte>(bright, 9, 1));
        Assert.Equal(255, bright[4]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(150)]
    public void Bad35_NaNReachesExactlyTheTapsThatTouchIt(int width)
    {
        for (int at = 0; at < width; at++)
        {
            var source = new float[width * 5];
            source[(2 * width) + at] = float.NaN;
            var destination = new float[width * 5];
            Filters.Difference(new ReadOnlyImageView<float>(source, width, 5), new ImageView<float>(destination, width, 5));
            for (int i = 0; i < destination.Length; i++)
            {
                // The column (-1, 1), turned: an output reads its own row and the one above.
                Assert.Equal(i % width == at && i / width is 2 or 3, float.IsNaN(destination[i]));
            }
        }
    }

    [Fact]
    public void Bad36_LargeAndTinyValuesSurvive()
    {
        var source = new float[35];
        foreach (float value in new[] { 3e38f, -3e38f, 1e-40f })
        {
            source.AsSpan().Fill(value);
            var destination = new float[35];
            BorderFilters.SlopedReplicate(new(source, 7, 5), new(destination, 7, 5));
            Filters.Blur(new ReadOnlyImageView<float>(source, 7, 5), new ImageView<float>(destination, 7, 5));
            Assert.Equal(value, destination[17], Math.Abs(value) * 1e-4f);
        }
    }

    [Fact]
    public void CallsAllocateNothingInSteadyState()
    {
        const int Width = 203;
        const int Height = 37;
        byte[] source = new byte[Width * Height];
        byte[] destination = new byte[Width * Height];
        void Round()
        {
            Sweep.ByteBorders.Gauss5Reflect101(new(source, Width, Height), new(destination, Width, Height));
            Sweep.ByteBorders.Gauss5Reflect101(new(source, Width / 2, Height), new(destination, Width / 2, Height));
            Pipelines.Pipelines.Edges(new(source, Width, Height), new(destination, Width, Height));
        }

        Round();
        Round();
        Assert.Equal(0, Allocation.Of(Round));
    }
}
