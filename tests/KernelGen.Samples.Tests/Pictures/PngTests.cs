using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 1)]
    [InlineData(5, 7, 2)]
    [InlineData(64, 33, 3)]
    [InlineData(33, 64, 4)]
    public void ARoundTripKeepsEveryPixel(int width, int height, int channels)
    {
        Picture picture = Noise(width, height, channels);
        Picture read = PngReader.Read(PngWriter.Write(picture));
        Assert.Equal((width, height, channels), (read.Width, read.Height, read.Channels));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Fact]
    public void ASmoothPictureIsWrittenSmall()
    {
        var picture = new Picture(256, 256, 3);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = (byte)((i / 3 % 256 + i / 768) / 2);
        byte[] file = PngWriter.Write(picture);
        Assert.True(file.Length < 6000, $"{file.Length} bytes");
        Assert.Equal(PngFormat.ColorPalette, file[25]);
        Assert.Equal(picture.Pixels, PngReader.Read(file).Pixels);
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
        Assert.Equal(picture.Pixels, PngReader.Read(PngBuilder.Build(picture, filter)).Pixels);
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
        byte[] file = PngBuilder.Build(width, 1, bits, PngFormat.ColorGray, [0, .. PngBuilder.PackBits(samples, bits)]);
        Assert.Equal(samples.Select(s => (byte)(s * 255 / greatest)), PngReader.Read(file).Pixels);
    }

    [Fact]
    public void APaletteBecomesColoursAndOpacities()
    {
        byte[] rows = [0, .. PngBuilder.PackBits([0, 1, 2], 2)];
        byte[] palette = [10, 20, 30, 40, 50, 60, 70, 80, 90];
        Picture opaque = PngReader.Read(PngBuilder.Build(3, 1, 2, PngFormat.ColorPalette, rows, ("PLTE", palette)));
        Assert.Equal(palette, opaque.Pixels);
        Picture translucent = PngReader.Read(PngBuilder.Build(3, 1, 2, PngFormat.ColorPalette, rows, ("PLTE", palette), ("tRNS", [7])));
        Assert.Equal([10, 20, 30, 7, 40, 50, 60, 255, 70, 80, 90, 255], translucent.Pixels);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void PaletteIndicesOfAnyDepthAreRead(int bits)
    {
        int colors = Math.Min(1 << bits, 200);
        int[] indices = [.. Enumerable.Range(0, 3 * colors + 1).Select(x => (x * 7 + 1) % colors)];
        byte[] palette = [.. Enumerable.Range(0, 3 * colors).Select(i => (byte)(i * 31))];
        byte[] file = PngBuilder.Build(
            indices.Length, 1, bits, PngFormat.ColorPalette, [0, .. PngBuilder.PackBits(indices, bits)], ("PLTE", palette));
        Assert.Equal(indices.SelectMany(i => palette[(3 * i)..(3 * i + 3)]), PngReader.Read(file).Pixels);
    }

    [Fact]
    public void AnIndexBehindThePaletteIsRefused()
    {
        byte[] file = PngBuilder.Build(3, 1, 8, PngFormat.ColorPalette, [0, 0, 1, 2], ("PLTE", new byte[6]));
        string message = Assert.Throws<InvalidDataException>(() => PngReader.Read(file)).Message;
        Assert.Contains("colour 2 of pixel (2, 0)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(256, PngFormat.ColorPalette)]
    [InlineData(257, PngFormat.ColorRgb)]
    public void UpTo256ColoursAreWrittenAsAPalette(int colors, int type)
    {
        var picture = new Picture(colors, 3, 3);
        for (int i = 0; i < colors * 3; i++)
            (picture.Pixels[i * 3], picture.Pixels[(i * 3) + 1]) = ((byte)(i % colors), (byte)(i % colors >> 8));
        byte[] file = PngWriter.Write(picture);
        Assert.Equal(type, file[25]);
        Picture read = PngReader.Read(file);
        Assert.Equal((colors, 3, 3), (read.Width, read.Height, read.Channels));
        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Theory]
    [InlineData(PngFormat.ColorGray)]
    [InlineData(PngFormat.ColorRgb)]
    [InlineData(PngFormat.ColorGrayAlpha)]
    [InlineData(PngFormat.ColorRgba)]
    public void SixteenBitsAndInterlacingAreRefusedWithAdvice(int color)
    {
        Assert.Equal(
            "PNG: 16 bits a sample are not supported; save the picture with 8 bits.",
            Assert.Throws<InvalidDataException>(() => PngReader.Read(PngBuilder.Build(2, 2, 16, color, new byte[34]))).Message);
        Assert.Equal(
            "PNG: interlaced pictures are not supported; save the picture without interlacing.",
            Assert.Throws<InvalidDataException>(() => PngReader.Read(PngBuilder.Build(2, 2, 8, color, new byte[34], 1))).Message);
    }

    [Fact]
    public void ReadingReportsEveryRowAndStopsWhenAsked()
    {
        byte[] file = PngWriter.Write(Noise(5, 40, 1));
        var steps = new List<(string, int, int)>();
        PngReader.Read(file, new JobProgress(CancellationToken.None, (stage, done, of) => steps.Add((stage, done, of))));
        Assert.Equal(Enumerable.Range(0, 81).Select(done => ("reading", done, 80)), steps);

        using var cancellation = new CancellationTokenSource();
        steps.Clear();
        Assert.Throws<OperationCanceledException>(() => PngReader.Read(file, new JobProgress(cancellation.Token, (stage, done, of) =>
        {
            steps.Add((stage, done, of));
            if (done == 50) cancellation.Cancel();
        })));
        Assert.Equal(51, steps.Count);
    }

    [Fact]
    public void Bad56_APngCutAtAnyByteIsRefused()
    {
        byte[] file = PngWriter.Write(Noise(5, 4, 3));
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => PngReader.Read(file[..length]));
    }

    [Fact]
    public void Bad56_AnyFlippedBitIsRefused()
    {
        byte[] file = PngWriter.Write(Noise(3, 2, 1));
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => PngReader.Read(damaged));
        }
    }

    [Fact]
    public void RandomBytesBehindTheSignatureAreRefused()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(80)];
            random.NextBytes(bytes);
            Assert.Throws<InvalidDataException>(() => PngReader.Read([.. PngFormat.Signature, .. bytes]));
        }
    }

    [Theory]
    [InlineData(0, 5, 8, 0, 0, "empty")]
    [InlineData(5, 0, 8, 0, 0, "empty")]
    [InlineData(int.MaxValue, int.MaxValue, 8, 6, 0, "more than")]
    [InlineData(-1, -1, 8, 6, 0, "more than")]
    [InlineData(8192, 8192, 8, 6, 0, "cannot hold")]
    [InlineData(5, 4, 16, 2, 0, "16 bits")]
    [InlineData(5, 4, 8, 2, 1, "interlace")]
    [InlineData(5, 4, 8, 2, 2, "interlace")]
    [InlineData(5, 4, 4, 2, 0, "does not exist")]
    [InlineData(5, 4, 8, 5, 0, "does not exist")]
    [InlineData(5, 4, 8, 3, 0, "palette")]
    public void Bad57_HeadersThatLieOrAskTooMuchAreRefusedWithAReason(int width, int height, int bits, int color, int interlace, string reason)
    {
        var rows = new byte[64];
        byte[] file = PngBuilder.Build(width, height, bits, color, rows.AsSpan(0, 24).ToArray(), interlace);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<InvalidDataException>(() => PngReader.Read(file));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20, "refused before allocating");
    }

    [Theory]
    [InlineData(-1, "ends after")]
    [InlineData(1, "more data")]
    public void DataOfAnotherLengthThanThePictureIsRefused(int difference, string reason)
    {
        byte[] file = PngBuilder.Build(5, 4, 8, PngFormat.ColorGray, new byte[(4 * 6) + difference]);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => PngReader.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownCriticalChunkIsRefusedAndAnUnknownAncillaryOneSkipped()
    {
        var rows = new byte[4 * 6];
        Assert.Throws<InvalidDataException>(() => PngReader.Read(PngBuilder.Build(5, 4, 8, 0, rows, ("ABCD", [1]))));
        Assert.Equal(5, PngReader.Read(PngBuilder.Build(5, 4, 8, 0, rows, ("abCD", [1]))).Width);
    }

    internal static Picture Noise(int width, int height, int channels)
    {
        var picture = new Picture(width, height, channels);
        new Random(3).NextBytes(picture.Pixels);
        return picture;
    }
}
