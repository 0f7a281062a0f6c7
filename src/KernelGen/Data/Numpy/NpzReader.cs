using System.IO.Compression;

namespace KernelGen.Data;

/// <summary>Reads a <c>.npz</c> file: a zip archive of <c>.npy</c> files, each called like its array.</summary>
internal sealed class NpzReader : ITensorFile
{
    private const string Suffix = ".npy";

    private readonly ZipArchive _archive;
    private readonly string _file;
    private readonly Dictionary<string, (ZipArchiveEntry Zip, NpyHeader Header, TensorEntry Tensor)> _entries = new(StringComparer.Ordinal);

    /// <summary>Opens a file and reads the headers of its arrays.</summary>
    /// <exception cref="InvalidDataException">It is not a valid file of the format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public NpzReader(string path)
    {
        _file = path;
        FileStream stream = TensorFile.OpenStream(path);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _archive = archive;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                Add(entry);
            }
        }
        catch (Exception e)
        {
            archive?.Dispose();
            stream.Dispose();
            if (e is InvalidDataException or IOException)
            {
                throw;
            }

            // A damaged archive can make the reader of archives fail in other ways, for example by a place outside the file.
            throw new InvalidDataException($"{path} is not a valid archive: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<TensorEntry> Entries => _entries.Values.Select(entry => entry.Tensor);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public void Read(TensorEntry tensor, Span<float> values)
    {
        (ZipArchiveEntry zip, NpyHeader header, _) = _entries[tensor.Name];
        string what = $"{_file}, {tensor.Name}";
        try
        {
            using Stream stream = zip.Open();
            NpyHeader.Read(stream, what);
            TensorElement.Read(stream, header.Type, header.IsBigEndian, values, what);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"{what} ends before its last value.", e);
        }

        if (header.IsFortran)
        {
            FortranOrder.ToRows(values, header.Shape);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private void Add(ZipArchiveEntry entry)
    {
        if (!entry.FullName.EndsWith(Suffix, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{_file} has '{entry.FullName}', which is not a .npy file.");
        }

        string name = entry.FullName[..^Suffix.Length];
        NpyHeader header;
        using (Stream stream = entry.Open())
        {
            header = NpyHeader.Read(stream, $"{_file}, {name}");
        }

        if (header.Length + header.DataLength != entry.Length)
        {
            throw new InvalidDataException(
                $"{_file}, {name} tells of {header.DataLength} bytes of values behind its header of {header.Length}, but has {entry.Length} bytes in all.");
        }

        var tensor = new TensorEntry(name, header.Type, header.Shape, header.Length, entry.Length);
        if (!_entries.TryAdd(name, (entry, header, tensor)))
        {
            throw new InvalidDataException($"{_file} has the array '{name}' twice.");
        }
    }
}
