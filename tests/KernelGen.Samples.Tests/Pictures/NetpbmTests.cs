using System.Text;
using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

public sealed class NetpbmTests
{
    [Fact]
    public void PlainGrayIsRead()
    {
        Picture picture = Read("P2\n# a comment\n3 2 # another\n255\n0 1 2\n 253 254 255");
        Assert.Equal((3, 2, 1), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 1, 2, 253, 254, 255], picture.Pixels);
    }

    [Fact]
    public void PlainColourWithASmallMaximumIsSpread()
    {
        Picture picture = Read("P3 1 2 15 0 1 7 8 14 15\n");
        Assert.Equal((1, 2, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 17, 119, 136, 238, 255], picture.Pixels);
    }

    [Fact]
    public void RawGrayAndColourAreRead()
    {
        Assert.Equal([7, 35, 10], NetpbmReader.Read([.. "P5 3 1 255\n"u8, 7, 35, 10]).Pixels);
        Assert.Equal([1, 2, 3, 4, 5, 6], NetpbmReader.Read([.. "P6\n2\n1\n255\n"u8, 1, 2, 3, 4, 5, 6]).Pixels);
    }

    [Fact]
    public void Bad56_ARawFileCutAtAnyByteIsRefused()
    {
        byte[] file = [.. "P6 2 2 255\n"u8, .. new byte[12]];
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => PictureFile.Decode(file[..length]));
        Assert.Equal(2, PictureFile.Decode(file).Width);
    }

    [Fact]
    public void Bad56_APlainFileCutBeforeItsLastNumberIsRefused()
    {
        byte[] file = "P2 2 2 255 1 2 3 4"u8.ToArray();
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => PictureFile.Decode(file[..length]));
    }

    [Theory]
    [InlineData("P5 0 5 255\n", "must not be 0")]
    [InlineData("P5 5 5 0\n", "must not be 0")]
    [InlineData("P5 -1 5 255\n", "no width")]
    [InlineData("P5 99999999999999999999 5 255\n", "above")]
    [InlineData("P5 67108864 67108864 255\n", "do not fit")]
    [InlineData("P6 60000 60000 255\n", "do not fit")]
    [InlineData("P5 1 1 65535\nab", "16 bits")]
    [InlineData("P5 1 1 255xy", "blank")]
    [InlineData("P2 1 1 9 10 ", "above the maximum")]
    [InlineData("P2 1 1 9 x ", "no value")]
    [InlineData("P4 1 1 ", "P2, P3, P5 or P6")]
    public void Bad57_HeadersThatLieAreRefusedWithAReason(string file, string reason)
    {
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    private static Picture Read(string file) => NetpbmReader.Read(Encoding.ASCII.GetBytes(file));
}
