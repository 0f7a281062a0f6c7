using System.Buffers.Binary;
using System.IO.Compression;

namespace KernelGen.Data;

/// <summary>
/// A gzip file of one member (RFC 1952), read from front to back. The reader says how much it wants, so a file that
/// would swell without end is stopped, and the checksum at the end is always checked.
/// </summary>
internal sealed class GzipMember : IDisposable
{
    private const int FixedHeaderLength = 10;
    private const int TrailerLength = 8;

    private readonly byte[] _file;
    private readonly int _dataLength;
    private readonly DeflateStream _inflater;
    private uint _crc;
    private long _position;

    /// <summary>Reads the header of a file that is wholly in memory.</summary>
    /// <exception cref="InvalidDataException">The header is not gzip's, or the file is too short.</exception>
    public GzipMember(byte[] file)
    {
        _file = file;
        int start = HeaderLength(file);
        _dataLength = file.Length - TrailerLength - start;
        if (_dataLength < 0)
        {
            throw new InvalidDataException($"The gzip file ends at byte {file.Length}, within its header or trailer.");
        }

        _inflater = new DeflateStream(new MemoryStream(file, start, _dataLength, writable: false), CompressionMode.Decompress);
    }

    /// <summary>More bytes than the data could hold: deflate's best is 258 bytes from 2 bits.</summary>
    public long LongestContent => (_dataLength * 1032L) + 1032;

    /// <summary>Whether the bytes begin like a gzip file.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> file) => file is [0x1F, 0x8B, ..];

    /// <summary>Fills the span with the next bytes of the content.</summary>
    /// <exception cref="InvalidDataException">The content ends before, or the data are damaged.</exception>
    public void ReadExactly(Span<byte> bytes)
    {
        int read = Read(bytes);
        _position += read;
        if (read < bytes.Length)
        {
            throw new InvalidDataException($"The gzip file's content ends at byte {_position}, {bytes.Length - read} bytes too soon.");
        }

        _crc = Crc32.Compute(bytes, _crc);
    }

    /// <summary>Checks that the content ends here and that its length and checksum are those of the trailer.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public void ReadEnd()
    {
        Span<byte> more = stackalloc byte[1];
        if (Read(more) != 0)
        {
            throw new InvalidDataException($"The gzip file's content goes on after byte {_position}, where it should end.");
        }

        ReadOnlySpan<byte> trailer = _file.AsSpan(^TrailerLength..);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _crc
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != (uint)_position)
        {
            throw new InvalidDataException(
                $"The gzip file's trailer at byte {_file.Length - TrailerLength} has another checksum or length than the content: the file is damaged or cut.");
        }
    }

    public void Dispose() => _inflater.Dispose();

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _inflater.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"The gzip file's data are damaged after byte {_position} of the content.", exception);
        }
    }

    private static int HeaderLength(ReadOnlySpan<byte> file)
    {
        const int HasHeaderCrc = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;
        if (file.Length < FixedHeaderLength)
        {
            throw new InvalidDataException($"The gzip file ends at byte {file.Length}, within its header.");
        }

        int flags = file[3];
        if (file[2] != 8 || (flags & Reserved) != 0)
        {
            throw new InvalidDataException("The gzip file's header has an unknown method or flag at byte 2 or 3.");
        }

        int position = FixedHeaderLength;
        if ((flags & HasExtra) != 0)
        {
            position += file.Length < position + 2 ? file.Length : 2 + BinaryPrimitives.ReadUInt16LittleEndian(file[position..]);
        }

        if ((flags & HasName) != 0)
        {
            position = AfterZero(file, position);
        }

        if ((flags & HasComment) != 0)
        {
            position = AfterZero(file, position);
        }

        return position + ((flags & HasHeaderCrc) != 0 ? 2 : 0);
    }

    private static int AfterZero(ReadOnlySpan<byte> file, int position)
    {
        int length = position < file.Length ? file[position..].IndexOf((byte)0) : -1;
        return length < 0 ? file.Length : position + length + 1;
    }
}
