using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KernelGen.Samples.Pictures;

/// <summary>
/// Writes 8-bit PNG: gray, RGB, either with alpha, and RGB of few colours as a palette. Each row gets whichever filter leaves the
/// smallest sum of absolute differences.
/// </summary>
internal static class PngWriter
{
    /// <summary>The bytes of a PNG file from which the same picture is read.</summary>
    public static byte[] Write(Picture picture)
    {
        PngPalette? palette = PngPalette.Of(picture);
        var file = new MemoryStream();
        file.Write(PngFormat.Signature);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        header[8] = 8;
        header[9] = picture.Channels switch
        {
            1 => PngFormat.ColorGray,
            2 => PngFormat.ColorGrayAlpha,
            3 when palette is not null => PngFormat.ColorPalette,
            3 => PngFormat.ColorRgb,
            _ => PngFormat.ColorRgba,
        };
        header[10..].Clear();
        WriteChunk(file, "IHDR", header);
        if (palette is not null) WriteChunk(file, "PLTE", palette.Colors);

        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            WriteRows(zlib, palette?.Indices ?? picture);
        WriteChunk(file, "IDAT", data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteRows(Stream stream, Picture picture)
    {
        int length = picture.Width * picture.Channels;
        var candidates = new byte[5][];
        for (int filter = 0; filter < 5; filter++)
            candidates[filter] = new byte[length + 1];
        ReadOnlySpan<byte> above = new byte[length];
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Row(y);
            byte[] best = candidates[0];
            long bestCost = long.MaxValue;
            foreach (byte[] candidate in candidates)
            {
                int filter = Array.IndexOf(candidates, candidate);
                long cost = Filter(filter, row, above, picture.Channels, candidate);
                if (cost >= bestCost) continue;
                (best, bestCost) = (candidate, cost);
            }

            stream.Write(best);
            above = row;
        }
    }

    private static long Filter(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, byte[] target)
    {
        long cost = 0;
        target[0] = (byte)filter;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < step ? 0 : row[i - step];
            int upperLeft = i < step ? 0 : above[i - step];
            int guess = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => PngFormat.Paeth(left, above[i], upperLeft),
            };
            byte difference = (byte)(row[i] - guess);
            target[i + 1] = difference;
            cost += Math.Abs((int)(sbyte)difference);
        }

        return cost;
    }

    private static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        byte[] name = Encoding.ASCII.GetBytes(type);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Compute(name, data));
        file.Write(word);
    }
}
