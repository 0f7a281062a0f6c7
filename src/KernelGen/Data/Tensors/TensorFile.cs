namespace KernelGen.Data;

/// <summary>Opens files of tensors, of whatever format.</summary>
internal static class TensorFile
{
    /// <summary>Opens a file by its first bytes: NumPy's <c>.npz</c> and <c>.npy</c>, or else safetensors.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another format.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ITensorFile Open(string path)
    {
        Span<byte> start = stackalloc byte[6];
        int read;
        using (FileStream stream = OpenStream(path))
        {
            read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        start = start[..read];
        return start.StartsWith("PK"u8) ? new NpzReader(path)
            : start.StartsWith(NpyHeader.Magic) ? new NpyReader(path)
            : new SafeTensorsReader(path);
    }

    /// <summary>Opens a file for reading, which others may still replace.</summary>
    /// <exception cref="IOException">It cannot be read; this is also what a folder and a file without permission give.</exception>
    public static FileStream OpenStream(string path)
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
