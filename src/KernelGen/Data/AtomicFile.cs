namespace KernelGen.Data;

/// <summary>Writes files so that a crash at any moment leaves either the old file or the new one.</summary>
internal static class AtomicFile
{
    /// <summary>What the unfinished file's name ends with. A file that a crash left behind is overwritten by the next attempt.</summary>
    public const string Suffix = ".unfinished";

    /// <summary>Writes a file beside its place, flushes it to the disk, and renames it.</summary>
    /// <param name="path">The file, which may exist. A link is followed.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        full = new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(full))
        {
            throw new IOException($"{path} is a folder, not a file.");
        }

        string unfinished = full + Suffix;
        try
        {
            // Nobody else may open it meanwhile: of two that write one file, one gets an exception.
            using (var stream = new FileStream(unfinished, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
                stream.SetLength(0);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{path} cannot be written: {e.Message}", e);
        }
    }
}
