using System.Buffers.Binary;
using System.Collections.Immutable;

namespace KernelGen.Data;

/// <summary>
/// A tensor of bytes from a file in MNIST's IDX format, plain or compressed by gzip: two zero bytes, the type (8: unsigned
/// bytes), the rank, each size as four bytes with the highest first, then the values.
/// </summary>
/// <remarks>Sizes are checked against the file's length before memory is taken for the values.</remarks>
public sealed class IdxFile
{
    private const int LargestRank = 8;
    private const int TypeOfBytes = 8;
    private const int FirstPiece = 1 << 20;

    private readonly ReadOnlyMemory<byte> _values;

    internal IdxFile(ImmutableArray<int> dimensions, ReadOnlyMemory<byte> values)
    {
        Dimensions = dimensions;
        _values = values;
    }

    /// <summary>The sizes, outermost first: (count, rows, columns) for images, (count) for labels.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The values, the last dimension side by side.</summary>
    public ReadOnlySpan<byte> Values => _values.Span;

    /// <summary>Reads a file, plain or gzip, whichever it begins like.</summary>
    /// <param name="path">The file. A name that ends in <c>.gz</c> promises gzip.</param>
    /// <exception cref="InvalidDataException">
    /// The file is not IDX of unsigned bytes, is cut or damaged, or goes on after its end; the message names the place.
    /// </exception>
    /// <exception cref="IOException">The file is missing, a directory, or longer than 2 GiB, or reading it failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a directory.");
        }

        byte[] file = File.ReadAllBytes(path);
        try
        {
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && !GzipMember.IsGzip(file)
                ? throw new InvalidDataException("The name says gzip, but the file does not begin like one at byte 0.")
                : Parse(file);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Reads a file that is in memory already, plain or gzip; the array must not change afterwards.</summary>
    /// <exception cref="InvalidDataException">As for <see cref="Read(string)"/>.</exception>
    public static IdxFile Parse(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return GzipMember.IsGzip(file) ? ParseGzip(file) : ParsePlain(file);
    }

    private static IdxFile ParsePlain(byte[] file)
    {
        if (file.Length < 4)
        {
            throw new InvalidDataException($"The file ends at byte {file.Length}, within the magic number.");
        }

        int rank = Rank(file);
        int start = 4 + (4 * rank);
        if (file.Length < start)
        {
            throw new InvalidDataException($"The file ends at byte {file.Length}, within its {rank} sizes.");
        }

        ImmutableArray<int> dimensions = Sizes(file.AsSpan(4, 4 * rank), out int length);
        long end = (long)start + length;
        return file.Length == end
            ? new IdxFile(dimensions, file.AsMemory(start))
            : throw new InvalidDataException(file.Length < end
                ? $"The file ends at byte {file.Length}, but its sizes promise {end} bytes."
                : $"The file goes on after byte {end}, where its sizes say that it ends.");
    }

    private static IdxFile ParseGzip(byte[] file)
    {
        using var content = new GzipMember(file);
        Span<byte> header = stackalloc byte[4 + (4 * LargestRank)];
        content.ReadExactly(header[..4]);
        int rank = Rank(header);
        Span<byte> sizes = header.Slice(4, 4 * rank);
        content.ReadExactly(sizes);
        ImmutableArray<int> dimensions = Sizes(sizes, out int length);
        if (length > content.LongestContent)
        {
            throw new InvalidDataException(
                $"The sizes at byte 4 promise {length} values, more than a gzip file of {file.Length} bytes can hold.");
        }

        // Memory grows with what has really come, so that a short file cannot demand a great deal by its header alone.
        byte[] values = new byte[Math.Min(length, FirstPiece)];
        int read = 0;
        while (true)
        {
            content.ReadExactly(values.AsSpan(read));
            read = values.Length;
            if (read == length)
            {
                break;
            }

            Array.Resize(ref values, (int)Math.Min(length, 2L * read));
        }

        content.ReadEnd();
        return new IdxFile(dimensions, values);
    }

    private static int Rank(ReadOnlySpan<byte> magic)
    {
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw new InvalidDataException(
                $"Bytes 0 and 1 are {magic[0]:X2} {magic[1]:X2}, but an IDX file (highest byte first) begins with two zeros.");
        }

        if (magic[2] != TypeOfBytes)
        {
            throw new InvalidDataException($"Byte 2 says values of type {magic[2]:X2}, but only 08, unsigned bytes, is read.");
        }

        int rank = magic[3];
        return rank is >= 1 and <= LargestRank
            ? rank
            : throw new InvalidDataException($"Byte 3 says a rank of {rank}, but 1 to {LargestRank} is read.");
    }

    private static ImmutableArray<int> Sizes(ReadOnlySpan<byte> bytes, out int length)
    {
        var sizes = ImmutableArray.CreateBuilder<int>(bytes.Length / 4);

        // Each factor is below 2^32 and the product so far below 2^31, so the next product cannot wrap.
        long product = 1;
        for (int i = 0; i < bytes.Length; i += 4)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
            product *= size;
            if (size == 0 || product > Array.MaxLength)
            {
                throw new InvalidDataException($"The size at byte {4 + i} is {size}, which makes {product} values; 1 to {Array.MaxLength} are read.");
            }

            sizes.Add((int)size);
        }

        length = (int)product;
        return sizes.MoveToImmutable();
    }
}
