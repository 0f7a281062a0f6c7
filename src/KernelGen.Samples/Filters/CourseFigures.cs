using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Filters;

/// <summary>The course's three figures (rows A10 to A12): small pictures and their edges.</summary>
internal static class CourseFigures
{
    /// <summary>A10: 7 x 6, the left half 255, the right half 0.</summary>
    public static IReadOnlyList<FeatureMap> HalfAndHalf() =>
        Edges(7, 6, (y, x) => x < 3 ? 255 : 0, diagonal: false);

    /// <summary>A11: 8 x 8 in quarters, upper left and lower right 0, the others 255.</summary>
    public static IReadOnlyList<FeatureMap> Quarters() =>
        Edges(8, 8, (y, x) => y < 4 == x < 4 ? 0 : 255, diagonal: false);

    /// <summary>A12: 9 x 9 ones, 255 on two diagonals.</summary>
    public static IReadOnlyList<FeatureMap> Cross() =>
        Edges(9, 9, (y, x) => y is >= 1 and <= 7 && (x == y || x == 8 - y) ? 255 : 1, diagonal: true);

    // The first map is the picture itself.
    private static IReadOnlyList<FeatureMap> Edges(int height, int width, Func<int, int, int> value, bool diagonal)
    {
        var picture = new byte[height * width];
        for (int i = 0; i < picture.Length; i++)
            picture[i] = (byte)value(i / width, i % width);
        var source = new ReadOnlyImageView<byte>(picture, width, height);

        var columns = new short[height * (width - 1)];
        Kernels.AcrossColumns(source, new(columns, width - 1, height));
        var rows = new short[(height - 1) * width];
        Kernels.AcrossRows(source, new(rows, width, height - 1));
        List<FeatureMap> maps =
        [
            new($"picture {height} x {width}", width, height, Array.ConvertAll(picture, pixel => (short)pixel)),
            new("kernel 1 -1", width - 1, height, columns),
            new("kernel 1; -1", width, height - 1, rows),
        ];
        if (!diagonal) return maps;
        var both = new short[(height - 1) * (width - 1)];
        Kernels.AcrossDiagonals(source, new(both, width - 1, height - 1));
        maps.Add(new("kernel 1 -1; -1 1", width - 1, height - 1, both));
        return maps;
    }
}
