using System.Buffers.Binary;

namespace KernelGen.Data;

/// <summary>Reads safetensors files (<c>huggingface/safetensors</c>): a header's length, a JSON header, the tensors' data, all little-endian.</summary>
internal sealed class SafeTensorsReader : ITensorFile
{
    private readonly FileStream _stream;
    private MappedPieces? _pieces;
    private readonly string _file;
    private readonly long _dataStart;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InvalidDataException">The file is not a valid safetensors file; the message says what is wrong, and where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SafeTensorsReader(string path)
    {
        _file = path;
        _stream = TensorFile.OpenStream(path);
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

    /// <inheritdoc/>
    public IEnumerable<TensorEntry> Entries => Header.Tensors.Values;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Metadata => Header.Metadata;

    /// <inheritdoc/>
    public void Read(TensorEntry tensor, Span<float> values)
    {
        if (MappedPieces.Suit(tensor.End - tensor.Begin))
        {
            _pieces ??= new MappedPieces(_stream);
            _pieces.Read(_dataStart + tensor.Begin, tensor.Type, values, $"{_file}, {tensor.Name}");
            return;
        }

        _stream.Position = _dataStart + tensor.Begin;
        TensorElement.Read(_stream, tensor.Type, bigEndian: false, values, $"{_file}, {tensor.Name}");
    }

    public void Dispose()
    {
        _pieces?.Dispose();
        _stream.Dispose();
    }
}
