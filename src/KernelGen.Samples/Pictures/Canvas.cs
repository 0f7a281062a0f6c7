namespace KernelGen.Samples.Pictures;

/// <summary>An RGB colour.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color Gray(int level) => new((byte)level, (byte)level, (byte)level);
}

/// <summary>Draws rectangles, texts and other pictures into an RGB picture. What falls outside is left out.</summary>
internal sealed class Canvas
{
    private const string Accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyy";

    public Canvas(int width, int height, Color background)
    {
        Picture = new Picture(width, height, 3);
        Fill(0, 0, width, height, background);
    }

    public Picture Picture { get; }

    public void Fill(int left, int top, int width, int height, Color color)
    {
        for (int y = top; y < top + height; y++)
            for (int x = left; x < left + width; x++)
                Blend(x, y, color, 1);
    }

    /// <summary>A frame of one pixel just inside the rectangle.</summary>
    public void Frame(int left, int top, int width, int height, Color color)
    {
        Fill(left, top, width, 1, color);
        Fill(left, top + height - 1, width, 1, color);
        Fill(left, top, 1, height, color);
        Fill(left + width - 1, top, 1, height, color);
    }

    /// <summary>Writes a text whose capital letters stand between <paramref name="top"/> and top + 7 * size.</summary>
    /// <param name="text">Letters may carry accents, which are left out; characters beyond ASCII are drawn as '?'.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="size">How many times enlarged: 1, 2 or 4.</param>
    /// <param name="color">The ink.</param>
    public void Text(string text, int left, int top, int size, Color color)
    {
        text = WithoutAccents(text);
        for (int i = 0; i < text.Length; i++)
            for (int y = 0; y < BitmapFont.GlyphHeight * size; y++)
                for (int x = 0; x < BitmapFont.GlyphWidth * size; x++)
                    Blend(left + (i * BitmapFont.Advance * size) + x, top + y, color, BitmapFont.Coverage(text[i], size, x, y));
    }

    /// <summary>Copies a gray picture.</summary>
    public void Draw(Picture gray, int left, int top)
    {
        for (int y = 0; y < gray.Height; y++)
            for (int x = 0; x < gray.Width; x++)
                Blend(left + x, top + y, Color.Gray(gray.Row(y)[x]), 1);
    }

    // A table, as a program without ICU cannot take letters apart.
    private static string WithoutAccents(string text) => string.Concat(
        text.Select(c => Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and int i ? Plain[i] : c));

    private void Blend(int x, int y, Color color, float amount)
    {
        if ((uint)x >= (uint)Picture.Width || (uint)y >= (uint)Picture.Height || amount == 0) return;
        Span<byte> pixel = Picture.Row(y).Slice(x * 3, 3);
        pixel[0] = Mix(pixel[0], color.Red, amount);
        pixel[1] = Mix(pixel[1], color.Green, amount);
        pixel[2] = Mix(pixel[2], color.Blue, amount);
    }

    private static byte Mix(byte under, byte over, float amount) => (byte)MathF.Round(under + ((over - under) * amount));
}
