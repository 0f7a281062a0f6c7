namespace KernelGen.Data;

/// <summary>The checksum of gzip files (RFC 1952, section 8): CRC-32 with the reflected polynomial EDB88320.</summary>
internal static class Crc32
{
    // Table k holds the remainders of a byte that is followed by k zero bytes, so that four bytes go at a time.
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of the bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint previous = 0)
    {
        (uint[] t0, uint[] t1, uint[] t2, uint[] t3) = (Tables[0], Tables[1], Tables[2], Tables[3]);
        uint crc = ~previous;
        while (bytes.Length >= 4)
        {
            crc ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = t3[(byte)crc] ^ t2[(byte)(crc >> 8)] ^ t1[(byte)(crc >> 16)] ^ t0[crc >> 24];
            bytes = bytes[4..];
        }

        foreach (byte value in bytes)
        {
            crc = t0[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [new uint[256], new uint[256], new uint[256], new uint[256]];
        for (uint value = 0; value < 256; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            tables[0][value] = crc;
        }

        for (int k = 1; k < 4; k++)
        {
            for (int value = 0; value < 256; value++)
            {
                uint crc = tables[k - 1][value];
                tables[k][value] = tables[0][(byte)crc] ^ (crc >> 8);
            }
        }

        return tables;
    }
}
