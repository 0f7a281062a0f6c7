namespace KernelGen.Samples.Pictures;

/// <summary>From the inflated rows of a PNG, each led by its filter byte, to pixels.</summary>
internal static class PngRows
{
    /// <summary>Undoes each row's prediction in place.</summary>
    public static void Unfilter(PngHeader header, byte[] rows, JobProgress? progress)
    {
        int length = header.RowBytes;
        int step = Math.Max(1, header.Samples * header.BitDepth / 8);
        ReadOnlySpan<byte> above = new byte[length];
        for (int y = 0; y < header.Height; y++)
        {
            int start = y * (length + 1);
            Span<byte> row = rows.AsSpan(start + 1, length);
            UnfilterRow(rows[start], row, above, step, y);
            above = row;
            progress?.Step();
        }
    }

    /// <summary>Gray of any depth is spread to 0..255; eight-bit samples are copied.</summary>
    public static Picture ExpandSamples(PngHeader header, byte[] rows)
    {
        var picture = new Picture(header.Width, header.Height, header.Samples);
        int scale = 255 / ((1 << header.BitDepth) - 1);
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = rows.AsSpan((y * (header.RowBytes + 1)) + 1, header.RowBytes);
            Span<byte> target = picture.Row(y);
            if (header.BitDepth == 8) row.CopyTo(target);
            else
                for (int x = 0; x < target.Length; x++)
                    target[x] = (byte)(Sample(row, x, header.BitDepth) * scale);
        }

        return picture;
    }

    /// <summary>Palette entries become RGB, or RGBA where the file gives them an opacity.</summary>
    public static Picture ExpandPalette(PngHeader header, byte[] rows, byte[] palette, byte[] transparency)
    {
        int entries = palette.Length / 3;
        if (transparency.Length > entries)
            throw new InvalidDataException($"PNG: {transparency.Length} opacities for a palette of {entries}.");
        var picture = new Picture(header.Width, header.Height, transparency.Length > 0 ? 4 : 3);
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = rows.AsSpan((y * (header.RowBytes + 1)) + 1, header.RowBytes);
            Span<byte> target = picture.Row(y);
            for (int x = 0; x < header.Width; x++)
            {
                int index = Sample(row, x, header.BitDepth);
                if (index >= entries)
                    throw new InvalidDataException($"PNG: colour {index} of pixel ({x}, {y}) is not in the palette of {entries}.");
                Span<byte> pixel = target.Slice(x * picture.Channels, picture.Channels);
                palette.AsSpan(index * 3, 3).CopyTo(pixel);
                if (pixel.Length == 4) pixel[3] = index < transparency.Length ? transparency[index] : (byte)255;
            }
        }

        return picture;
    }

    private static int Sample(ReadOnlySpan<byte> row, int x, int bitDepth)
    {
        int bit = x * bitDepth;
        return (row[bit / 8] >> (8 - bitDepth - (bit % 8))) & ((1 << bitDepth) - 1);
    }

    private static void UnfilterRow(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step, int y)
    {
        if (filter > 4)
            throw new InvalidDataException($"PNG: unknown filter {filter} in row {y}.");
        for (int i = 0; filter != 0 && i < row.Length; i++)
        {
            int left = i < step ? 0 : row[i - step];
            int upperLeft = i < step ? 0 : above[i - step];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => PngFormat.Paeth(left, above[i], upperLeft),
            });
        }
    }
}
