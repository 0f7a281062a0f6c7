namespace KernelGen.Samples.Pictures;

/// <summary>An RGB picture of at most 256 colours as indices into their list, which is a third of the bytes.</summary>
/// <param name="Colors">Red, green and blue of each colour, in the order in which they appear.</param>
/// <param name="Indices">One channel.</param>
internal sealed record PngPalette(byte[] Colors, Picture Indices)
{
    /// <summary>The palette form of a picture, or null where it has other channels or too many colours.</summary>
    public static PngPalette? Of(Picture picture)
    {
        if (picture.Channels != 3) return null;
        var known = new Dictionary<int, byte>();
        var colors = new List<byte>();
        var indices = new Picture(picture.Width, picture.Height, 1);
        for (int i = 0; i < indices.Pixels.Length; i++)
        {
            ReadOnlySpan<byte> pixel = picture.Pixels.AsSpan(i * 3, 3);
            int color = (pixel[0] << 16) | (pixel[1] << 8) | pixel[2];
            if (!known.TryGetValue(color, out byte index))
            {
                if (known.Count == 256) return null;
                index = (byte)known.Count;
                known.Add(color, index);
                colors.AddRange(pixel);
            }

            indices.Pixels[i] = index;
        }

        return new PngPalette([.. colors], indices);
    }
}
