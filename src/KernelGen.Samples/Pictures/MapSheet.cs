using System.Globalization;

namespace KernelGen.Samples.Pictures;

/// <summary>A small feature map whose values are written into its cells.</summary>
/// <param name="Title">Printable ASCII.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Row by row.</param>
internal sealed record FeatureMap(string Title, int Width, int Height, short[] Values);

/// <summary>Draws feature maps side by side, each value as a gray cell (least black, greatest white) with its number.</summary>
internal static class MapSheet
{
    private const int Cell = 58;
    private const int Gap = 32;
    private const int Caption = 30;
    private const int Heading = 64;

    /// <summary>Draws the sheet: up to three maps in one row, more in rows of two.</summary>
    public static Picture Draw(string heading, IReadOnlyList<FeatureMap> maps)
    {
        int columns = maps.Count > 3 ? 2 : maps.Count;
        int rows = (maps.Count + columns - 1) / columns;
        int[] lefts = Starts(Gap, Gap, columns, column => Every(maps, column, columns).Max(map => map.Width) * Cell);
        int[] tops = Starts(
            Heading + Gap, Gap, rows, row => Caption + (maps.Skip(row * columns).Take(columns).Max(map => map.Height) * Cell));
        int width = Math.Max(lefts[^1], BitmapFont.Measure(heading, 4) + (2 * Gap));
        var canvas = new Canvas(width, tops[^1], Palette.Ground);
        canvas.Text(heading, Gap, Gap, 4, Palette.Title);
        for (int i = 0; i < maps.Count; i++)
            DrawMap(canvas, maps[i], lefts[i % columns], tops[i / columns]);
        return canvas.Picture;
    }

    private static IEnumerable<FeatureMap> Every(IReadOnlyList<FeatureMap> maps, int first, int step)
    {
        for (int i = first; i < maps.Count; i += step)
            yield return maps[i];
    }

    // Where each of some things begins that stand a gap apart, and where one more would.
    private static int[] Starts(int first, int gap, int count, Func<int, int> size)
    {
        var starts = new int[count + 1];
        starts[0] = first;
        for (int i = 0; i < count; i++)
            starts[i + 1] = starts[i] + size(i) + gap;
        return starts;
    }

    private static void DrawMap(Canvas canvas, FeatureMap map, int left, int top)
    {
        canvas.Text(map.Title, left, top, 2, Palette.Accent);
        Picture gray = MinMax.Normalize(map.Values, map.Width, map.Height, out _, out _);
        for (int i = 0; i < map.Values.Length; i++)
        {
            int x = left + (i % map.Width * Cell);
            int y = top + Caption + (i / map.Width * Cell);
            canvas.Fill(x, y, Cell, Cell, Palette.Line);
            canvas.Fill(x + 1, y + 1, Cell - 1, Cell - 1, Color.Gray(gray.Pixels[i]));
            string number = map.Values[i].ToString(CultureInfo.InvariantCulture);
            canvas.Text(
                number,
                x + ((Cell - BitmapFont.Measure(number, 2)) / 2) + 1,
                y + ((Cell - 14) / 2),
                2,
                gray.Pixels[i] < 140 ? Palette.Title : Palette.Ground);
        }

        canvas.Frame(left, top + Caption, (map.Width * Cell) + 1, (map.Height * Cell) + 1, Palette.Line);
    }
}
