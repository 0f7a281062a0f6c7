using KernelGen.Runtime;

namespace KernelGen.Tests.Runtime;

public sealed unsafe class BorderTests
{
    [Theory]
    [InlineData(BorderMode.Constant, 4, "------0123------")]
    [InlineData(BorderMode.Valid, 4, "------0123------")]
    [InlineData(BorderMode.Replicate, 4, "0000000123333333")]
    [InlineData(BorderMode.Reflect, 4, "2332100123321001")]
    [InlineData(BorderMode.Reflect101, 4, "0123210123210123")]
    [InlineData(BorderMode.Wrap, 4, "2301230123012301")]
    [InlineData(BorderMode.Replicate, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect101, 1, "0000000000000")]
    [InlineData(BorderMode.Wrap, 1, "0000000000000")]
    [InlineData(BorderMode.Reflect, 2, "10011001100110")]
    [InlineData(BorderMode.Reflect101, 2, "01010101010101")]
    [InlineData(BorderMode.Constant, 1, "------0------")]
    public void Bad32_ABorderMapsAnyPlaceOfAnyImage(BorderMode border, int n, string expected)
    {
        // The text begins six places before the image.
        string actual = string.Concat(Enumerable.Range(-6, expected.Length).Select(i => BorderMap.Index(i, n, border) is var place && place < 0 ? "-" : $"{place}"));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void ExtremePlacesStayInside(BorderMode border)
    {
        foreach (int i in new[] { int.MinValue, int.MinValue + 1, int.MaxValue })
        {
            foreach (int n in new[] { 1, 2, 3, 1 << 30, int.MaxValue })
            {
                Assert.InRange(BorderMap.Index(i, n, border), 0, n - 1);
            }
        }
    }

    public static TheoryData<BorderMode, int, int> Cases()
    {
        var cases = new TheoryData<BorderMode, int, int>();
        foreach (BorderMode border in Enum.GetValues<BorderMode>())
        {
            foreach ((int width, int height) in new[] { (1, 1), (1, 5), (5, 1), (2, 2), (7, 3), (20, 9) })
            {
                cases.Add(border, width, height);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bad32_TilesHoldTheImageAndItsBorder(BorderMode border, int width, int height)
    {
        int stride = width + 3;
        short[] image = [.. Enumerable.Range(0, stride * height).Select(i => (short)i)];
        const int TileStride = 14;
        short[] tile = new short[TileStride * 8];
        foreach (int y in new[] { -9, -4, 0, 1, height - 2, height, height + 30 })
        {
            foreach (int x in new[] { -30, -12, -5, 0, 1, width - 3, width, width + 7 })
            {
                Array.Fill(tile, (short)-7);
                fixed (short* source = image, target = tile)
                {
                    BorderTile.Fill(source, width, height, stride, target, TileStride, x, y, 12, 7, border, (short)-1);
                }

                for (int i = 0; i < tile.Length; i++)
                {
                    int row = BorderMap.Index(y + (i / TileStride), height, border);
                    int column = BorderMap.Index(x + (i % TileStride), width, border);
                    bool outside = i % TileStride >= 12 || i / TileStride >= 7;
                    Assert.Equal(outside ? -7 : row < 0 || column < 0 ? -1 : image[(row * stride) + column], tile[i]);
                }
            }
        }
    }
}
