using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

public sealed class PngTests
{
    private const int Gray = 0;
    private const int Rgb = 2;
    private const int Indexed = 3;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 1)]
    [InlineData(5, 7, 2)]
    [InlineData(64, 33, 3)]
    [InlineData(33, 64, 4)]
    public void ARoundTripKeepsEveryPixel(int width, int height, int channels)
    {
        Picture picture = Noise(width, height, channels);
        Picture read = Codec.Read(Codec.WritePng(picture));
        Assert.Equal((width, height, channels), (read.Width, read.Height, read.Channels));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EveryFilterIsUndone(int filter)
    {
        Picture picture = Noise(9, 4, 3);
        Assert.Equal(picture.Pixels, Codec.Read(PngBuilder.Build(picture, filter)).Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void GrayOfFewBitsIsSpreadToTheWholeRange(int bits)
    {
        const int width = 11;
        int greatest = (1 << bits) - 1;
        int[] samples = [.. Enumerable.Range(0, width).Select(x => x * 5 % (greatest + 1))];
        byte[] file = PngBuilder.Build(width, 1, bits, Gray, [0, .. PngBuilder.PackBits(samples, bits)]);
        Assert.Equal(samples.Select(s => (byte)(s * 255 / greatest)), Codec.Read(file).Pixels);
    }

    [Fact]
    public void OfSixteenBitsTheUpperEightAreTaken()
    {
        byte[] file = PngBuilder.Build(2, 2, 16, Gray, [0, 10, 1, 20, 2, 0, 30, 3, 40, 4]);
        Assert.Equal([10, 20, 30, 40], Codec.Read(file).Pixels);
    }

    [Fact]
    public void AnInterlacedPictureIsRead()
    {
        // Adam7 of 2 x 2 pixels: pass 1 has the first, pass 6 the second of row 0, pass 7 row 1.
        byte[] file = PngBuilder.Build(2, 2, 8, Gray, [0, 11, 0, 22, 0, 33, 44], 1);
        Assert.Equal([11, 22, 33, 44], Codec.Read(file).Pixels);
    }

    [Fact]
    public void APaletteBecomesColoursAndOpacities()
    {
        byte[] rows = [0, .. PngBuilder.PackBits([0, 1, 2], 2)];
        byte[] palette = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        Picture opaque = Codec.Read(PngBuilder.Build(3, 1, 2, Indexed, rows, ("PLTE", palette)));
        Assert.Equal(palette, opaque.Pixels);
        Picture translucent = Codec.Read(PngBuilder.Build(3, 1, 2, Indexed, rows, ("PLTE", palette), ("tRNS", [7])));
        Assert.Equal([10, 20, 30, 7, 40, 50, 60, 255, 70, 80, 90, 255], translucent.Pixels);
    }

    [Fact]
    public void Bad56_APngCutAtAnyByteBeforeItsEndIsRefused()
    {
        byte[] file = Codec.WritePng(Noise(5, 4, 3));
        for (int length = 0; length < file.Length - 12; length++)
            Assert.Throws<InvalidDataException>(() => Codec.Read(file[..length]));
    }

    [Fact]
    public void DamagedFilesAreReadOrRefusedAndNothingElse()
    {
        byte[] file = Codec.WritePng(Noise(9, 7, 3));
        var random = new Random(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] damaged = [.. file];
            for (int k = random.Next(1, 4); k > 0; k--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Exception? e = Record.Exception(() => Codec.Read(damaged));
            Assert.True(e is null or InvalidDataException, $"{e}");
        }
    }

    [Theory]
    [InlineData(0, 5, 8, 0, "damaged")]
    [InlineData(5, 0, 8, 0, "damaged")]
    [InlineData(16384, 16384, 8, 6, "more than")]
    [InlineData(-1, -1, 8, 6, "damaged")]
    [InlineData(8192, 8192, 8, 6, "cannot hold")]
    [InlineData(5, 4, 4, 2, "damaged")]
    [InlineData(5, 4, 8, 5, "damaged")]
    [InlineData(5, 4, 8, 3, "damaged")]
    public void Bad57_HeadersThatLieOrAskTooMuchAreRefusedWithAReason(int width, int height, int bits, int color, string reason)
    {
        byte[] file = PngBuilder.Build(width, height, bits, color, new byte[24]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<InvalidDataException>(() => Codec.Read(file));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20, "refused before allocating");
    }

    [Fact]
    public void RowsThatAreMissingAreRefused()
    {
        Assert.Throws<InvalidDataException>(() => Codec.Read(PngBuilder.Build(5, 4, 8, Rgb, new byte[(4 * 16) - 1])));
    }

    private static Picture Noise(int width, int height, int channels)
    {
        var picture = new Picture(width, height, channels);
        new Random(width).NextBytes(picture.Pixels);
        return picture;
    }
}
