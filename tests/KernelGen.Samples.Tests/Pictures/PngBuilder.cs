using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using KernelGen.Samples.Pictures;

namespace KernelGen.Samples.Tests.Pictures;

/// <summary>Builds PNG files chunk by chunk, also wrong ones.</summary>
internal static class PngBuilder
{
    /// <summary>A file from raw rows, each led by its filter byte.</summary>
    public static byte[] Build(int width, int height, int bits, int color, byte[] rows, params (string Type, byte[] Data)[] between) =>
        Build(width, height, bits, color, rows, 0, between);

    public static byte[] Build(
        int width, int height, int bits, int color, byte[] rows, int interlace, params (string Type, byte[] Data)[] between)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)color, (byte)interlace);
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        var file = new List<byte>([0x89, .. "PNG\r\n\u001a\n"u8]);
        foreach ((string type, byte[] bytes) in ((string, byte[])[])[("IHDR", header), .. between, ("IDAT", data.ToArray()), ("IEND", [])])
            AddChunk(file, type, bytes);
        return [.. file];
    }

    /// <summary>A file in which every row has the same filter, by the formulas of the specification.</summary>
    public static byte[] Build(Picture picture, int filter)
    {
        int step = picture.Channels;
        int length = picture.Width * step;
        var rows = new List<byte>();
        for (int y = 0; y < picture.Height; y++)
        {
            rows.Add((byte)filter);
            for (int i = 0; i < length; i++)
            {
                int At(int row, int index) => row < 0 || index < 0 ? 0 : picture.Pixels[(row * length) + index];
                (int a, int b, int c) = (At(y, i - step), At(y - 1, i), At(y - 1, i - step));
                int p = a + b - c;
                int paeth = new[] { a, b, c }.MinBy(value => Math.Abs(p - value));
                rows.Add((byte)(At(y, i) - new[] { 0, a, b, (a + b) / 2, paeth }[filter]));
            }
        }

        int color = new[] { 0, 4, 2, 6 }[step - 1];
        return Build(picture.Width, picture.Height, 8, color, [.. rows]);
    }

    public static byte[] PackBits(int[] samples, int bits)
    {
        var bytes = new byte[((samples.Length * bits) + 7) / 8];
        for (int i = 0; i < samples.Length; i++)
            bytes[i * bits / 8] |= (byte)(samples[i] << (8 - bits - (i * bits % 8)));
        return bytes;
    }

    private static void AddChunk(List<byte> file, string type, byte[] data)
    {
        var word = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.AddRange(word);
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.AddRange(typed);
        BinaryPrimitives.WriteUInt32BigEndian(word, BitwiseCrc(typed));
        file.AddRange(word);
    }

    // Bit by bit, without the table of the product.
    private static uint BitwiseCrc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }
}
