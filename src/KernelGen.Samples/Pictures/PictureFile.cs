using System.Buffers.Binary;

namespace KernelGen.Samples.Pictures;

/// <summary>Pictures in files: PNG, JPEG, BMP, GIF, PGM and PPM in, told apart by their first bytes; PNG out.</summary>
internal static class PictureFile
{
    /// <summary>The longest file that is read.</summary>
    private const long MaxFileBytes = 1 << 29;

    /// <summary>Reads a picture.</summary>
    /// <exception cref="InvalidDataException">The file is no picture that can be read; the message names the file.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static Picture Read(string path) => Decode(ReadBytes(path), path);

    /// <summary>The bytes of a file that may be a picture.</summary>
    /// <exception cref="InvalidDataException">The file is too long.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static byte[] ReadBytes(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MaxFileBytes)
            throw new InvalidDataException($"{path}: {stream.Length} bytes are more than the {MaxFileBytes} that are read.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>About how many pixels a file holds, from a look at its first bytes: for the choice of a display, not for a buffer.</summary>
    public static long EstimatePixels(byte[] bytes) => bytes is [0x89, ..] && bytes.Length >= 24
        ? (long)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20))
        : bytes.Length;

    /// <summary>Reads a picture from the bytes of a file, whose path a message names.</summary>
    public static Picture Decode(byte[] bytes, string path, JobProgress? progress = null)
    {
        try
        {
            return Decode(bytes, progress);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a picture from the bytes of a file.</summary>
    public static Picture Decode(byte[] bytes, JobProgress? progress = null)
    {
        progress?.Begin("reading", 1);
        Picture picture = Codec.Knows(bytes) ? Codec.Read(bytes)
            : bytes is [(byte)'P', ..] ? NetpbmReader.Read(bytes)
            : throw new InvalidDataException("this is neither PNG nor JPEG, BMP, GIF, PGM or PPM.");
        progress?.Step();
        return picture;
    }

    /// <summary>Writes a PNG. The old file stays whole until the new one is.</summary>
    public static void WritePng(string path, Picture picture) => WriteBytes(path, Codec.WritePng(picture));

    /// <summary>Writes a file beside its place and moves it there when it is whole; nothing is left of one that fails.</summary>
    public static void WriteBytes(string path, byte[] bytes)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
    }
}
