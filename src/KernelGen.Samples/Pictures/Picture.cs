namespace KernelGen.Samples.Pictures;

/// <summary>An 8-bit picture in memory: rows from the top, pixels from the left, channels side by side, no padding.</summary>
internal sealed class Picture
{
    /// <summary>The most pixels a picture may have; readers refuse more before they allocate.</summary>
    public const int MaxPixels = 1 << 26;

    /// <summary>A black (and, with alpha, transparent) picture.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha.</param>
    public Picture(int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MaxPixels, nameof(width));
        Width = width;
        Height = height;
        Channels = channels;
        Pixels = new byte[width * height * channels];
    }

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    public byte[] Pixels { get; }

    /// <summary>The row <paramref name="y"/>, all channels.</summary>
    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width * Channels, Width * Channels);

    /// <summary>
    /// The gray picture that a filter reads: alpha is laid over white, colour becomes luma by ITU-R 601 in the fixed-point
    /// form that image libraries share, (19595 R + 38470 G + 7471 B + 32768) / 65536.
    /// </summary>
    public Picture ToGray()
    {
        var gray = new Picture(Width, Height, 1);
        for (int i = 0; i < gray.Pixels.Length; i++)
        {
            ReadOnlySpan<byte> pixel = Pixels.AsSpan(i * Channels, Channels);
            int luma = Channels < 3 ? pixel[0] : ((19595 * pixel[0]) + (38470 * pixel[1]) + (7471 * pixel[2]) + 32768) >> 16;
            gray.Pixels[i] = (byte)(Channels % 2 == 1 ? luma : OverWhite(luma, pixel[^1]));
        }

        return gray;
    }

    /// <summary>The picture in red, green and blue: gray values three times, alpha laid over white.</summary>
    public Picture ToRgb()
    {
        if (Channels == 3) return this;
        var rgb = new Picture(Width, Height, 3);
        for (int i = 0; i < Width * Height; i++)
        {
            ReadOnlySpan<byte> pixel = Pixels.AsSpan(i * Channels, Channels);
            for (int channel = 0; channel < 3; channel++)
            {
                int value = pixel[Channels < 3 ? 0 : channel];
                rgb.Pixels[(i * 3) + channel] = (byte)(Channels % 2 == 1 ? value : OverWhite(value, pixel[^1]));
            }
        }

        return rgb;
    }

    private static int OverWhite(int value, int alpha) => ((value * alpha) + (255 * (255 - alpha)) + 127) / 255;
}
