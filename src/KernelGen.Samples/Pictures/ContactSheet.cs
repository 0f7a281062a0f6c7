namespace KernelGen.Samples.Pictures;

/// <summary>Lays titled pictures out in rows of three.</summary>
internal static class ContactSheet
{
    private const int Columns = 3;
    private const int CellSize = 360;
    private const int Gap = 20;
    private const int Pad = 12;
    private const int Caption = 72;
    private const int Heading = 64;

    /// <summary>Draws the sheet. All panels have the size of the first, which sets the size of the cells.</summary>
    /// <param name="heading">The line above the panels.</param>
    /// <param name="panels">The panels, row by row.</param>
    /// <param name="progress">Hears of every panel.</param>
    public static Picture Draw(string heading, IReadOnlyList<Panel> panels, JobProgress? progress = null)
    {
        progress?.Begin("drawing", panels.Count);
        (int width, int height) = Resize.Fit(panels[0].Gray.Width, panels[0].Gray.Height, CellSize);
        int cardWidth = Math.Max(width, CellSize) + (2 * Pad);
        int cardHeight = height + Caption + (2 * Pad);
        int rows = (panels.Count + Columns - 1) / Columns;
        var canvas = new Canvas(
            (Columns * (cardWidth + Gap)) + Gap,
            Heading + (rows * (cardHeight + Gap)) + Gap,
            Palette.Ground);
        canvas.Text(Shorten(heading, canvas.Picture.Width - (2 * Gap), 4), Gap, Gap + 6, 4, Palette.Title);
        for (int i = 0; i < panels.Count; i++)
        {
            int left = Gap + (i % Columns * (cardWidth + Gap));
            int top = Heading + Gap + (i / Columns * (cardHeight + Gap));
            canvas.Fill(left, top, cardWidth, cardHeight, Palette.Card);
            DrawCaption(canvas, panels[i], left + Pad, top + Pad, cardWidth - (2 * Pad));
            int pictureLeft = left + ((cardWidth - width) / 2);
            int pictureTop = top + Pad + Caption;
            canvas.Draw(Resize.To(panels[i].Gray, width, height), pictureLeft, pictureTop);
            canvas.Frame(pictureLeft - 1, pictureTop - 1, width + 2, height + 2, Palette.Line);
            progress?.Step();
        }

        return canvas.Picture;
    }

    private static void DrawCaption(Canvas canvas, Panel panel, int left, int top, int width)
    {
        canvas.Text(panel.Title, left, top + 8, 2, Palette.Accent);
        canvas.Text(panel.Note, left, top + 32, 2, Palette.Muted);
        for (int row = 0; row < panel.Taps.Count; row++)
        {
            string taps = panel.Taps[row];
            canvas.Text(taps, left + width - BitmapFont.Measure(taps, 2), top + (row * 21), 2, Palette.Title);
        }
    }

    // A long file name loses its end, not the sheet its shape.
    private static string Shorten(string text, int width, int size)
    {
        int fit = width / (BitmapFont.Advance * size);
        return text.Length <= fit ? text : text[..(fit - 3)] + "...";
    }
}
