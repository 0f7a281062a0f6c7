using System.IO.MemoryMappedFiles;

namespace KernelGen.Data;

/// <summary>
/// Reads large tensors through mapped memory, a piece at a time: values go from the system's copy of the file to where they belong, and no more than a piece of
/// the file is in this process's memory, whatever its size.
/// </summary>
internal sealed unsafe class MappedPieces : IDisposable
{
    private const int Piece = 1 << 22;
    private const int Large = 1 << 20;

    private readonly FileStream _stream;
    private readonly MemoryMappedFile _map;

    /// <param name="stream">The file; it stays open when this is disposed.</param>
    /// <exception cref="IOException">The file cannot be mapped.</exception>
    public MappedPieces(FileStream stream)
    {
        _stream = stream;
        _map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
    }

    /// <summary>Whether a tensor is worth it: a large one, on a machine that has numbers in memory as files have them.</summary>
    public static bool Suit(long bytes) => bytes >= Large && BitConverter.IsLittleEndian;

    /// <summary>Reads a tensor.</summary>
    /// <param name="place">Its first byte in the file.</param>
    /// <param name="type">Its type, one that <see cref="TensorElement.IsReal"/>.</param>
    /// <param name="values">As many values as it has.</param>
    /// <param name="what">File and tensor, for messages.</param>
    /// <exception cref="InvalidDataException">A number is beyond the range of floats.</exception>
    /// <exception cref="EndOfStreamException">The file has become shorter.</exception>
    public void Read(long place, string type, Span<float> values, string what)
    {
        int size = TensorElement.Size(type);
        for (int start = 0; start < values.Length;)
        {
            Span<float> made = values.Slice(start, Math.Min(Piece / size, values.Length - start));
            long offset = place + ((long)start * size);
            int length = made.Length * size;

            // Memory behind a file's end cannot be touched.
            if (_stream.Length < offset + length)
            {
                throw new EndOfStreamException($"{what}: the file has become shorter while it was read.");
            }

            using MemoryMappedViewAccessor view = _map.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read);
            byte* pointer = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            try
            {
                TensorElement.Convert(new ReadOnlySpan<byte>(pointer + view.PointerOffset, length), type, made, start, what);
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }

            start += made.Length;
        }
    }

    public void Dispose() => _map.Dispose();
}
