using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace KernelGen.Samples.Pictures;

/// <summary>
/// Reads PNG: gray, gray and alpha, RGB, RGBA of 8 bits, and gray and palette of 1, 2, 4 or 8. Every checksum is checked;
/// ancillary chunks other than a palette's transparency are skipped; what follows the end chunk is ignored.
/// </summary>
internal static class PngReader
{
    /// <summary>Deflate cannot turn one byte into more than this many (zlib's technical notes).</summary>
    private const int MaxExpansion = 1032;

    /// <summary>Reads the picture in <paramref name="file"/>.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="progress">Hears of every row, twice.</param>
    /// <exception cref="InvalidDataException">The file is cut, damaged, hostile, or of a kind that is not supported.</exception>
    public static Picture Read(byte[] file, JobProgress? progress = null)
    {
        PngHeader? header = null;
        byte[] palette = [];
        byte[] transparency = [];
        var compressed = new MemoryStream();
        if (!file.AsSpan().StartsWith(PngFormat.Signature))
            throw new InvalidDataException("PNG: the signature is wrong.");

        int offset = PngFormat.Signature.Length;
        while (true)
        {
            (uint type, ReadOnlyMemory<byte> data) = ReadChunk(file, ref offset);
            if (header is null != (type == Tag("IHDR")))
                throw new InvalidDataException("PNG: exactly one header must come first.");
            if (type == Tag("IHDR")) header = PngHeader.Parse(data.Span);
            else if (type == Tag("PLTE")) palette = ParsePalette(data);
            else if (type == Tag("tRNS")) transparency = data.ToArray();
            else if (type == Tag("IDAT")) compressed.Write(data.Span);
            else if (type == Tag("IEND")) break;
            else if ((type & 0x2000_0000) == 0)
                throw new InvalidDataException($"PNG: unknown critical chunk '{Name(type)}'.");
        }

        progress?.Begin("reading", 2 * header!.Height);
        byte[] rows = Inflate(header!, compressed, progress);
        PngRows.Unfilter(header!, rows, progress);
        return header!.ColorType == PngFormat.ColorPalette
            ? PngRows.ExpandPalette(header, rows, palette, transparency)
            : PngRows.ExpandSamples(header, rows);
    }

    private static (uint Type, ReadOnlyMemory<byte> Data) ReadChunk(byte[] file, ref int offset)
    {
        if (file.Length - offset < 12)
            throw new InvalidDataException($"PNG: the file ends at byte {file.Length}, within or before a chunk at byte {offset}.");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(offset));
        if (length > file.Length - offset - 12)
            throw new InvalidDataException($"PNG: the chunk at byte {offset} claims {length} bytes, the file has {file.Length - offset - 12}.");
        ReadOnlySpan<byte> typed = file.AsSpan(offset + 4, (int)length + 4);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(typed);
        uint wanted = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(offset + 8 + (int)length));
        if (Crc32.Compute(typed) != wanted)
            throw new InvalidDataException($"PNG: the checksum of the chunk '{Name(type)}' at byte {offset} is wrong.");
        var data = new ReadOnlyMemory<byte>(file, offset + 8, (int)length);
        offset += 12 + (int)length;
        return (type, data);
    }

    private static byte[] ParsePalette(ReadOnlyMemory<byte> data)
    {
        if (data.Length is 0 or > 768 || data.Length % 3 != 0)
            throw new InvalidDataException($"PNG: a palette cannot have {data.Length} bytes.");
        return data.ToArray();
    }

    private static byte[] Inflate(PngHeader header, MemoryStream compressed, JobProgress? progress)
    {
        long size = (long)header.Height * (header.RowBytes + 1);
        if (size > Math.Min(Array.MaxLength, compressed.Length * MaxExpansion))
            throw new InvalidDataException($"PNG: {compressed.Length} bytes of data cannot hold {header.Width} x {header.Height} pixels.");
        var rows = new byte[size];
        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        for (int start = 0; start < rows.Length; start += header.RowBytes + 1)
        {
            int got = zlib.ReadAtLeast(rows.AsSpan(start, header.RowBytes + 1), header.RowBytes + 1, throwOnEndOfStream: false);
            if (got <= header.RowBytes)
                throw new InvalidDataException($"PNG: the data ends after {start + got} of {rows.Length} bytes.");
            progress?.Step();
        }

        if (zlib.ReadByte() >= 0)
            throw new InvalidDataException($"PNG: there is more data than {header.Width} x {header.Height} pixels need.");
        return rows;
    }

    private static uint Tag(string name) =>
        ((uint)name[0] << 24) | ((uint)name[1] << 16) | ((uint)name[2] << 8) | name[3];

    private static string Name(uint type)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, type);
        foreach (ref byte value in bytes)
            if (!char.IsAsciiLetter((char)value)) value = (byte)'?';
        return Encoding.ASCII.GetString(bytes);
    }
}
