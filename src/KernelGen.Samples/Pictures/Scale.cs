namespace KernelGen.Samples.Pictures;

/// <summary>
/// Other sizes of pictures of any number of channels, as networks were trained on them: linear interpolation, over as many pixels as one new pixel covers
/// where the picture becomes smaller (what Pillow and torchvision call bilinear).
/// </summary>
internal static class Scale
{
    /// <summary>A picture of another size.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public static Picture To(Picture picture, int width, int height)
    {
        if ((width, height) == (picture.Width, picture.Height)) return picture;
        int channels = picture.Channels;
        var wide = new Picture(width, picture.Height, channels);
        Weights[] columns = Weights.Of(picture.Width, width);
        for (int y = 0; y < picture.Height; y++)
        {
            Span<byte> from = picture.Row(y);
            Span<byte> to = wide.Row(y);
            for (int i = 0; i < to.Length; i++)
                to[i] = columns[i / channels].Sum(from, i % channels, channels);
        }

        var scaled = new Picture(width, height, channels);
        Weights[] rows = Weights.Of(picture.Height, height);
        int line = width * channels;
        for (int y = 0; y < height; y++)
        {
            Span<byte> to = scaled.Row(y);
            for (int i = 0; i < line; i++)
                to[i] = rows[y].Sum(wide.Pixels, i, line);
        }

        return scaled;
    }

    /// <summary>What one new pixel takes of the old ones in its line.</summary>
    private readonly record struct Weights(int First, float[] Shares)
    {
        public static Weights[] Of(int from, int to)
        {
            double step = (double)from / to;

            // A triangle that reaches the middles of the neighbours; wider where many old pixels make a new one.
            double reach = Math.Max(step, 1);
            return [.. Enumerable.Range(0, to).Select(i => At((i + 0.5) * step, reach, from))];
        }

        public byte Sum(ReadOnlySpan<byte> values, int start, int stride)
        {
            float sum = 0;
            for (int i = 0; i < Shares.Length; i++)
                sum += Shares[i] * values[start + ((First + i) * stride)];
            return (byte)Math.Clamp(sum + 0.5f, 0, 255);
        }

        private static Weights At(double centre, double reach, int length)
        {
            int first = Math.Max(0, (int)(centre - reach + 0.5));
            int end = Math.Min(length, (int)(centre + reach + 0.5));
            double[] heights = [.. Enumerable.Range(first, end - first).Select(i => Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / reach)))];
            double sum = heights.Sum();
            return new Weights(first, [.. heights.Select(height => (float)(height / sum))]);
        }
    }
}
