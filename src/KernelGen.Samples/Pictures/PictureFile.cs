namespace KernelGen.Samples.Pictures;

/// <summary>Pictures in files: PNG, PGM and PPM in, told apart by their first bytes; PNG out.</summary>
internal static class PictureFile
{
    /// <summary>The longest file that is read.</summary>
    private const long MaxFileBytes = 1 << 29;

    /// <exception cref="InvalidDataException">The file is no picture that can be read; the message names the file.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static Picture Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MaxFileBytes)
            throw new InvalidDataException($"{path}: {stream.Length} bytes are more than the {MaxFileBytes} that are read.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        try
        {
            return Decode(bytes);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a picture from the bytes of a file.</summary>
    public static Picture Decode(byte[] bytes) => bytes switch
    {
        [0x89, ..] => PngReader.Read(bytes),
        [(byte)'P', ..] => NetpbmReader.Read(bytes),
        [0xFF, 0xD8, ..] => throw new InvalidDataException("this is a JPEG; convert it to PNG, PGM or PPM."),
        _ => throw new InvalidDataException("this is neither PNG nor PGM nor PPM."),
    };

    /// <summary>Writes a PNG. The old file stays whole until the new one is.</summary>
    public static void WritePng(string path, Picture picture)
    {
        string temporary = path + ".tmp";
        File.WriteAllBytes(temporary, PngWriter.Write(picture));
        File.Move(temporary, path, overwrite: true);
    }
}
