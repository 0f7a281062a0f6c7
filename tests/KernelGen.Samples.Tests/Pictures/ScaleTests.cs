using KernelGen.Samples.Pictures;
using Xunit;

namespace KernelGen.Samples.Tests.Pictures;

/// <summary>Pictures get other sizes as Pillow gives them, of which torchvision's networks were taught.</summary>
public sealed class ScaleTests
{
    // Image.resize((width, height), Image.BILINEAR) of Pillow; the picture is numpy.random.default_rng(1).integers(0, 256, (7, 9, 3)).
    private const string Picture9x7 =
        "255,228,34,121,243,189,6,131,102,168,82,193,187,150,81,243,205,24,236,8,246,164,231,36,210,111,172,210,174,176,218,242,169,114,205,63,160,47,"
        + "212,79,72,112,120,222,69,31,95,108,36,109,238,69,51,81,228,211,202,58,202,65,76,70,193,104,42,250,209,164,2,44,178,140,98,2,243,21,50,29,14,7,"
        + "53,50,151,221,46,60,230,192,164,156,127,214,154,194,195,137,72,153,74,209,58,76,105,84,10,213,226,115,168,118,214,201,69,25,185,31,36,45,158,"
        + "77,46,12,218,31,12,112,24,116,11,130,22,250,129,142,80,34,93,181,32,98,165,105,50,103,85,37,100,231,132,164,21,52,236,253,147,128,146,247,38,"
        + "67,243,22,19,5,49,230,23,192,69,151,224,15,77,222,200,71,118,252,140,127,199,121,53,124,77,166,239,29,215";

    [Theory]
    [InlineData(4, 3, "163,205,135,127,113,146,134,135,109,97,92,129,119,126,161,126,127,140,102,107,110,113,98,89,102,69,141,103,79,143,144,97,139,147,139,109")]
    [InlineData(
        9,
        2,
        "195,187,163,128,190,146,99,136,118,134,88,199,151,128,89,112,181,82,120,48,159,77,109,106,112,87,98,81,99,170,121,76,138,130,86,126,68,105,139,"
        + "170,101,152,82,85,148,165,109,82,122,114,114,139,153,95")]
    public void SmallerOnesAreMeans(int width, int height, string expected) => Check(width, height, expected);

    [Fact]
    public void LargerOnesAreBetweenTheirNeighbours() => Check(
        13,
        11,
        "255,228,34,183,236,117,94,217,169,15,140,109,106,101,158,174,103,159,187,150,81,226,188,42,240,129,109,230,25,230,181,180,84,185,176,99,210,111,"
        + "172,235,203,99,197,225,142,139,224,158,64,171,92,122,104,157,156,81,169,138,115,95,172,183,60,170,149,98,140,57,179,115,146,140,124,133,129,146,"
        + "84,131,212,177,178,207,211,168,182,227,140,118,196,81,138,103,162,135,57,180,91,80,102,106,176,83,84,167,93,37,88,128,35,100,196,48,77,155,64");

    // Pillow counts in whole numbers of 1/2^22, so that a value between two bytes may be the other one.
    private static void Check(int width, int height, string expected)
    {
        var picture = new Picture(9, 7, 3);
        Bytes(Picture9x7).CopyTo(picture.Pixels, 0);
        byte[] pixels = Scale.To(picture, width, height).Pixels;
        byte[] wanted = Bytes(expected);
        Assert.Equal(width * height * 3, pixels.Length);
        for (int i = 0; i < wanted.Length; i++)
            Assert.InRange(pixels[i], wanted[i] - 1, wanted[i] + 1);
        Assert.InRange(Enumerable.Range(0, wanted.Length).Count(i => pixels[i] != wanted[i]), 0, 2);
    }

    private static byte[] Bytes(string text) => [.. text.Split(',').Select(byte.Parse)];
}
