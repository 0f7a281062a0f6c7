using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

public sealed class PictureTests
{
    [Fact]
    public void A18_LumaIsThatOfImageLibraries()
    {
        var picture = new Picture(4, 1, 3);
        byte[] colours = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];
        colours.CopyTo(picture.Pixels, 0);
        Assert.Equal([76, 150, 29, 255], picture.ToGray().Pixels);
    }

    [Fact]
    public void AlphaIsLaidOverWhite()
    {
        var picture = new Picture(3, 1, 2);
        byte[] pixels = [40, 255, 40, 0, 0, 51];
        pixels.CopyTo(picture.Pixels, 0);
        Assert.Equal([40, 255, 204], picture.ToGray().Pixels);
    }

    [Fact]
    public void A17_AMapIsSpreadFromItsLeastToItsGreatestValue()
    {
        Picture picture = MinMax.Normalize([-254, 0, 508, 127], 2, 2, out int least, out int greatest);
        Assert.Equal((-254, 508), (least, greatest));
        Assert.Equal([0, 85, 255, 128], picture.Pixels);
    }

    [Fact]
    public void A17_AConstantMapBecomesMiddleGray()
    {
        Assert.Equal([128, 128], MinMax.Normalize([-7, -7], 2, 1, out _, out _).Pixels);
        Assert.Equal([128], MinMax.Normalize([short.MinValue], 1, 1, out _, out _).Pixels);
    }

    [Fact]
    public void A17_TheWholeRangeOfShortsDoesNotOverflow()
    {
        Assert.Equal([0, 128, 255], MinMax.Normalize([short.MinValue, 0, short.MaxValue], 3, 1, out _, out _).Pixels);
    }

    [Fact]
    public void EnlargingRepeatsPixelsAndShrinkingTakesTheMean()
    {
        var picture = new Picture(2, 1, 1);
        (picture.Pixels[0], picture.Pixels[1]) = (10, 20);
        Assert.Equal([10, 10, 20, 20, 10, 10, 20, 20], Resize.To(picture, 4, 2).Pixels);
        Assert.Equal([15], Resize.To(picture, 1, 1).Pixels);
    }

    [Theory]
    [InlineData(100, 50, 360, 300, 150)]
    [InlineData(720, 540, 360, 360, 270)]
    [InlineData(100_000, 1, 360, 360, 1)]
    [InlineData(1, 1, 360, 360, 360)]
    public void PicturesFitIntoTheirCell(int width, int height, int cell, int fitWidth, int fitHeight)
    {
        Assert.Equal((fitWidth, fitHeight), Resize.Fit(width, height, cell));
    }

    [Fact]
    public void EveryPrintableCharacterHasItsOwnGlyph()
    {
        var seen = new HashSet<string>();
        for (char character = ' '; character <= '~'; character++)
        {
            var glyph = new System.Text.StringBuilder();
            for (int y = 0; y < BitmapFont.GlyphHeight; y++)
                for (int x = 0; x < BitmapFont.GlyphWidth; x++)
                    glyph.Append(BitmapFont.Coverage(character, 1, x, y) > 0 ? '#' : '.');
            Assert.True(seen.Add(glyph.ToString()), $"'{character}' looks like another");
        }
    }

    [Fact]
    public void OtherCharactersAreDrawnAsQuestionMarks()
    {
        for (int i = 0; i < 10 * 18; i++)
            Assert.Equal(BitmapFont.Coverage('?', 2, i % 10, i / 10), BitmapFont.Coverage('\u6838', 2, i % 10, i / 10));
    }

    [Fact]
    public void A17_AccentsAreLeftOutOfTitles()
    {
        var plain = new Canvas(60, 10, Palette.Ground);
        plain.Text("aeuoAn", 0, 0, 1, Palette.Title);
        var accented = new Canvas(60, 10, Palette.Ground);
        accented.Text("äéüôÅñ", 0, 0, 1, Palette.Title);
        Assert.Equal(plain.Picture.Pixels, accented.Picture.Pixels);
    }

    [Fact]
    public void Bad68_AFileThatCannotBeReplacedLeavesNothingBehind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("taken.png"));
        Assert.ThrowsAny<SystemException>(() => PictureFile.WritePng(folder.File("taken.png"), new Picture(1, 1, 1)));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF })]
    public void FilesThatAreNoPictureAreRefused(byte[] file)
    {
        Assert.Throws<InvalidDataException>(() => PictureFile.Decode(file));
    }

    [Fact]
    public void ADamagedFileIsNamed()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "P5 1");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => PictureFile.Read(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}
