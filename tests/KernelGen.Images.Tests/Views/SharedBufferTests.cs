using System.Runtime.InteropServices;

namespace KernelGen.Images.Tests.Views;

/// <summary>Source and destination in one buffer: fine where no pixel is in both, refused before the first write where one is.</summary>
public sealed class SharedBufferTests
{
    private const byte Canary = 0xA5;

    private delegate void Filter(ReadOnlyImageView<byte> source, ImageView<byte> destination);

    public static TheoryData<string> Kernels => [.. s_kernels.Keys];

    private static readonly Dictionary<string, (Filter Run, int Channels)> s_kernels = new()
    {
        ["Sharpen"] = (HalfFilters.Sharpen, 1),
        ["SharpenColors"] = (HalfFilters.SharpenColors, 3),
        ["Shift"] = (HalfFilters.Shift, 1),
        ["SharpenParallel"] = (HalfFilters.SharpenParallel, 1),
        ["Edges"] = (HalfFilters.Edges, 1),
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void RegionsWithoutACommonPixelGiveTheResultOfTwoBuffers(string name)
    {
        (Filter run, int channels) = s_kernels[name];
        foreach ((int x, int y, int toX, int toY) in ((int, int, int, int)[])
            [(0, 0, 40, 0), (40, 0, 0, 0), (0, 0, 43, 5), (41, 7, 1, 2), (0, 0, 0, 30), (3, 30, 0, 0), (0, 0, 40, 29), (40, 29, 0, 0)])
        {
            const int Width = 83, Height = 60, RegionWidth = 40, RegionHeight = 30;
            byte[] memory = RandomBytes(Width * Height * channels, 3);
            var image = new ImageView<byte>(memory, Width, Height, channels);
            byte[] before = [.. memory];
            var apart = new byte[RegionWidth * RegionHeight * channels];
            run(image.Region(x, y, RegionWidth, RegionHeight), new(apart, RegionWidth, RegionHeight, channels));

            run(image.Region(x, y, RegionWidth, RegionHeight), image.Region(toX, toY, RegionWidth, RegionHeight));
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < Width * channels; column++)
                {
                    bool isInside = row >= toY && row < toY + RegionHeight && column >= toX * channels && column < (toX + RegionWidth) * channels;
                    byte expected = isInside
                        ? apart[((row - toY) * RegionWidth * channels) + column - (toX * channels)]
                        : before[(row * Width * channels) + column];
                    Assert.Equal(expected, memory[(row * Width * channels) + column]);
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 39, 0)]
    [InlineData(39, 0, 0, 0)]
    [InlineData(0, 0, 0, 29)]
    [InlineData(0, 29, 0, 0)]
    [InlineData(0, 0, 39, 29)]
    [InlineData(43, 29, 4, 0)]
    [InlineData(39, 0, 0, 29)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(20, 10, 21, 11)]
    public void ASinglePixelInBothIsRefusedBeforeTheFirstWrite(int x, int y, int toX, int toY)
    {
        byte[] memory = RandomBytes(83 * 60, 4);
        byte[] before = [.. memory];
        var e = Assert.Throws<ArgumentException>(() =>
        {
            var image = new ImageView<byte>(memory, 83, 60);
            HalfFilters.Sharpen(image.Region(x, y, 40, 30), image.Region(toX, toY, 40, 30));
        });
        Assert.Equal("destination", e.ParamName);
        Assert.Equal(before, memory);
    }

    [Fact]
    public void RowsInTurnOfOneBufferAreTwoImages()
    {
        byte[] memory = RandomBytes(400, 5);
        var apart = new byte[100];
        HalfFilters.Sharpen(new(memory, 10, 10, 1, 20), new(apart, 10, 10));
        HalfFilters.Sharpen(new(memory, 10, 10, 1, 20), new(memory.AsSpan(10), 10, 10, 1, 20));
        for (int row = 0; row < 10; row++)
            Assert.Equal(apart[(row * 10)..((row + 1) * 10)], memory[((row * 20) + 10)..((row * 20) + 20)]);
    }

    [Fact]
    public void OtherStridesAndPixelTypesAreComparedByTheirBytes()
    {
        // Rows of ten bytes, 40 bytes apart; shorts of rows of five or ten elements, 20 elements apart.
        short[] memory = new short[400];
        MemoryMarshal.AsBytes(memory.AsSpan()).Fill(Canary);
        foreach ((int at, int width, bool overlaps) in ((int, int, bool)[])[(5, 10, false), (10, 10, false), (4, 10, true), (10, 11, true), (0, 10, true)])
        {
            void Run() => HalfFilters.Sobel(
                new(MemoryMarshal.AsBytes(memory.AsSpan()), width, 6, 1, 40), new(memory.AsSpan(at), width, 6, 1, 20));
            bool shares = overlaps && (at < (width + 1) / 2 || at + width > 20);
            if (shares)
                Assert.Throws<ArgumentException>(Run);
            else
                Run();
        }
    }

    [Fact]
    public void EveryPairOfPlacesAgreesWithComparingPixelByPixel()
    {
        var random = new Random(6);
        for (int trial = 0; trial < 3000; trial++)
        {
            (int width, int height) = (random.Next(1, 9), random.Next(1, 7));
            (int stride, int toStride) = (width + random.Next(0, 12), width + random.Next(0, 12));
            (int at, int to) = (random.Next(0, 60), random.Next(0, 60));
            float[] memory = new float[400];
            var read = new HashSet<int>(Enumerable.Range(0, width * height).Select(i => at + (i / width * stride) + (i % width)));
            bool shares = Enumerable.Range(0, width * height).Any(i => read.Contains(to + (i / width * toStride) + (i % width)));
            void Run() => HalfFilters.Blur(
                new(memory.AsSpan(at), width, height, 1, stride), new(memory.AsSpan(to), width, height, 1, toStride));
            if (shares)
                Assert.Throws<ArgumentException>(Run);
            else
                Run();
        }
    }

    private static byte[] RandomBytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
