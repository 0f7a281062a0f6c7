namespace KernelGen.Samples.Pictures;

/// <summary>Fits gray pictures into the cells of a sheet.</summary>
internal static class Resize
{
    /// <summary>
    /// The size a picture takes in a cell: whole enlargements for small pictures, so that pixels stay square; smaller in
    /// proportion for large ones.
    /// </summary>
    public static (int Width, int Height) Fit(int width, int height, int cell)
    {
        int longer = Math.Max(width, height);
        if (longer <= cell)
            return (width * (cell / longer), height * (cell / longer));
        return (Math.Max(1, (int)((long)width * cell / longer)), Math.Max(1, (int)((long)height * cell / longer)));
    }

    /// <summary>
    /// Each new pixel is the mean of the old pixels it covers, weighted by area; whole enlargements repeat pixels.
    /// </summary>
    public static Picture To(Picture gray, int width, int height)
    {
        if ((width, height) == (gray.Width, gray.Height)) return gray;

        // Columns first: a picture as wide as wanted and as high as before, in floats.
        var narrow = new float[gray.Height * width];
        for (int y = 0; y < gray.Height; y++)
            for (int x = 0; x < width; x++)
                narrow[(y * width) + x] = Mean(gray.Pixels, y * gray.Width, 1, x, width, gray.Width);
        var picture = new Picture(width, height, 1);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                picture.Row(y)[x] = (byte)MathF.Round(Mean(narrow, x, width, y, height, gray.Height));
        return picture;
    }

    private static float Mean<T>(T[] line, int start, int stride, int index, int count, int length)
        where T : System.Numerics.INumber<T>
    {
        double from = (double)index * length / count;
        double to = (double)(index + 1) * length / count;
        double sum = 0;
        for (int i = (int)from; i < length && i < to; i++)
            sum += (Math.Min(i + 1, to) - Math.Max(i, from)) * double.CreateChecked(line[start + (i * stride)]);
        return (float)(sum / (to - from));
    }
}
