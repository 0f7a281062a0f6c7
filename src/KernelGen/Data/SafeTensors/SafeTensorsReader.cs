using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KernelGen.Data;

/// <summary>Reads safetensors files (<c>huggingface/safetensors</c>): a header's length, a JSON header, the tensors' data, all little-endian.</summary>
internal sealed class SafeTensorsReader : IDisposable
{
    // What is read at a time: a span of bytes cannot hold the largest tensors.
    private const int Piece = 1 << 20;

    private readonly FileStream _stream;
    private readonly string _file;
    private readonly long _dataStart;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InvalidDataException">The file is not a valid safetensors file; the message says what is wrong, and where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SafeTensorsReader(string path)
    {
        _file = path;
        _stream = Open(path);
        try
        {
            long length = _stream.Length;
            Span<byte> prefix = stackalloc byte[8];
            if (_stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
            {
                throw new InvalidDataException($"{path}: the file has {length} bytes, but a safetensors file begins with 8 for its header's length.");
            }

            // Compared with the file before anything is allocated.
            ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
            if (headerLength > SafeTensorsHeader.MaxLength || headerLength > (ulong)(length - 8))
            {
                throw new InvalidDataException(
                    $"{path}: the header's length (at byte 0) is {headerLength}, but the file has {length} bytes and headers have at most {SafeTensorsHeader.MaxLength}.");
            }

            byte[] json = new byte[headerLength];
            _stream.ReadExactly(json);
            _dataStart = 8 + (long)headerLength;
            Header = SafeTensorsHeader.Parse(json, length - _dataStart, path);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The header.</summary>
    public SafeTensorsHeader Header { get; }

    /// <summary>Reads one tensor of type <c>F32</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">As many values as it has.</param>
    /// <exception cref="IOException">The file cannot be read, or has become shorter.</exception>
    public void Read(TensorEntry tensor, Span<float> values)
    {
        _stream.Position = _dataStart + tensor.Begin;
        for (int start = 0; start < values.Length; start += Piece)
        {
            Span<float> piece = values.Slice(start, Math.Min(Piece, values.Length - start));
            _stream.ReadExactly(MemoryMarshal.AsBytes(piece));
            if (!BitConverter.IsLittleEndian)
            {
                Span<uint> words = MemoryMarshal.Cast<float, uint>(piece);
                BinaryPrimitives.ReverseEndianness(words, words);
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder, not a file.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
