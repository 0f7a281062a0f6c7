namespace KernelGen.Samples.Pictures;

/// <summary>Many feature maps in a grid about as wide as it is high, each in its own grays: its least value black, its greatest white.</summary>
internal static class MapGrid
{
    private const int Cell = 96;
    private const int Gap = 6;
    private const int Margin = 20;
    private const int Heading = 64;
    private const int Number = 14;

    /// <summary>Draws the sheet, a number above each map.</summary>
    /// <param name="heading">The line above the maps.</param>
    /// <param name="note">A second one.</param>
    /// <param name="shape">How many maps, and how large.</param>
    /// <param name="values">The maps one after another, row by row.</param>
    public static Picture Draw(string heading, string note, Shape shape, ReadOnlySpan<float> values)
    {
        // Numbers without rows and columns, as a linear layer gives them, are one picture.
        if (shape.Height * shape.Width == 1 && shape.Channels > 1)
            shape = AsPicture(shape.Channels);
        int maps = shape.Channels;
        int area = shape.Height * shape.Width;
        (int width, int height) = Resize.Fit(shape.Width, shape.Height, maps == 1 ? 8 * Cell : Cell);
        int columns = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(maps * (height + Number) / (double)width)));
        int rows = (maps + columns - 1) / columns;
        int inside = Math.Max((columns * (width + Gap)) - Gap, Math.Max(BitmapFont.Measure(heading, 2), BitmapFont.Measure(note, 1)));
        var canvas = new Canvas(inside + (2 * Margin), Heading + (rows * (height + Number + Gap)) + Margin, Palette.Ground);
        canvas.Text(heading, Margin, Margin, 2, Palette.Title);
        canvas.Text(note, Margin, Margin + 20, 1, Palette.Muted);
        for (int map = 0; map < maps; map++)
        {
            int left = Margin + (map % columns * (width + Gap));
            int top = Heading + (map / columns * (height + Number + Gap));
            if (maps > 1)
                canvas.Text(FormattableString.Invariant($"{map}"), left, top, 1, Palette.Muted);
            canvas.Draw(Resize.To(MinMax.Normalize(values.Slice(map * area, area), shape.Width, shape.Height), width, height), left, top + Number);
        }

        return canvas.Picture;
    }

    private static Shape AsPicture(int numbers)
    {
        int height = (int)Math.Sqrt(numbers);
        while (numbers % height != 0)
            height--;
        return new Shape(1, height, numbers / height);
    }
}
