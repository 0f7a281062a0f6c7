namespace KernelGen.Samples.Pictures;

/// <summary>Makes a feature map visible: its least value becomes black, its greatest white.</summary>
internal static class MinMax
{
    /// <summary>
    /// The picture of a map, 255 * (value - least) / (greatest - least), rounded half up. A constant map has no contrast
    /// to show and gives middle gray, 128.
    /// </summary>
    public static Picture Normalize(ReadOnlySpan<short> map, int width, int height, out int least, out int greatest)
    {
        var picture = new Picture(width, height, 1);
        if (map.Length != picture.Pixels.Length)
            throw new ArgumentException($"A map of {width} x {height} has {picture.Pixels.Length} values, not {map.Length}.", nameof(map));
        (least, greatest) = (map[0], map[0]);
        foreach (short value in map)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        int range = greatest - least;
        for (int i = 0; i < map.Length; i++)
            picture.Pixels[i] = range == 0 ? (byte)128 : (byte)((((map[i] - least) * 255) + (range / 2)) / range);
        return picture;
    }

    /// <summary>The same for real numbers. What is not finite has no gray of its own and is black or, above all others, white; NaN is black.</summary>
    public static Picture Normalize(ReadOnlySpan<float> map, int width, int height)
    {
        var picture = new Picture(width, height, 1);
        if (map.Length != picture.Pixels.Length)
            throw new ArgumentException($"A map of {width} x {height} has {picture.Pixels.Length} values, not {map.Length}.", nameof(map));
        (double least, double greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (float value in map)
        {
            if (float.IsFinite(value))
                (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        for (int i = 0; i < map.Length; i++)
        {
            picture.Pixels[i] = float.IsNaN(map[i]) ? (byte)0 : greatest > least
                ? (byte)Math.Clamp(Math.Floor((255 * ((map[i] - least) / (greatest - least))) + 0.5), 0, 255)
                : (byte)128;
        }

        return picture;
    }
}
