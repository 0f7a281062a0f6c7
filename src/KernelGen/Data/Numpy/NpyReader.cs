namespace KernelGen.Data;

/// <summary>Reads a <c>.npy</c> file: one array, which is called like the file.</summary>
internal sealed class NpyReader : ITensorFile
{
    private readonly FileStream _stream;
    private readonly NpyHeader _header;
    private readonly string _file;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="InvalidDataException">It is not a valid file of the format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public NpyReader(string path)
    {
        _file = path;
        _stream = TensorFile.OpenStream(path);
        try
        {
            _header = NpyHeader.Read(_stream, path);
            if (_header.Length + _header.DataLength != _stream.Length)
            {
                throw new InvalidDataException(
                    $"{path} tells of {_header.DataLength} bytes of values behind its header of {_header.Length}, but has {_stream.Length} bytes in all.");
            }
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<TensorEntry> Entries =>
        [new(Path.GetFileNameWithoutExtension(_file), _header.Type, _header.Shape, _header.Length, _header.Length + _header.DataLength)];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public void Read(TensorEntry tensor, Span<float> values)
    {
        _stream.Position = tensor.Begin;
        TensorElement.Read(_stream, _header.Type, _header.IsBigEndian, values, _file);
        if (_header.IsFortran)
        {
            FortranOrder.ToRows(values, _header.Shape);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
