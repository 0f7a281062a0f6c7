using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KernelGen.Benchmarks.Comparison;
using KernelGen.Benchmarks.Machine;

namespace KernelGen.Benchmarks.Figures;

/// <summary>The files of results, one for each processor.</summary>
internal static class ResultsFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Where the files of this repository are.</summary>
    public static string DefaultFolder => Path.Combine(RepositoryRoot.Find(), "benchmarks", "results");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It does not hold results; the message says where.</exception>
    public static SavedResults Read(string path)
    {
        try
        {
            SavedResults results = JsonSerializer.Deserialize<SavedResults>(File.ReadAllText(path), Options) ?? throw new JsonException("It holds nothing.");
            if (results.Cases.FirstOrDefault(c => !c.Variants.ContainsKey(ComparisonRun.Baseline)) is { } empty)
                throw new JsonException($"Its case '{empty.Name}' has no variant '{ComparisonRun.Baseline}'.");
            if (results.Cases.GroupBy(c => c.Key).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
                throw new JsonException($"It has the case '{twice.Key.Name}' twice.");
            return results;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not a file of results, and is left as it is; repair or delete it. {exception.Message}", exception);
        }
    }

    /// <summary>Reads all files of a folder, sorted by name; none if there is no such folder.</summary>
    /// <exception cref="InvalidDataException">A file does not hold results.</exception>
    public static IReadOnlyList<SavedResults> ReadAll(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    /// <summary>Reads the file of a processor; null if there is none.</summary>
    /// <exception cref="InvalidDataException">It does not hold results, or those of another processor.</exception>
    public static SavedResults? Of(string folder, ProcessorIdentity processor)
    {
        string path = Path.Combine(folder, processor.FileName);
        if (!File.Exists(path))
            return null;
        SavedResults results = Read(path);
        return results.Processor == processor
            ? results
            : throw new InvalidDataException($"{path} holds results of another processor, {results.Processor.Title}, and is left as it is.");
    }

    /// <summary>Adds a run's results to the file of its processor, which is replaced as a whole once the new one is written.</summary>
    /// <param name="folder">Where the files are; made if it is missing.</param>
    /// <param name="newer">The run's results.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="InvalidDataException">The file that is there does not hold results, or those of another processor.</exception>
    public static string Save(string folder, SavedResults newer)
    {
        Directory.CreateDirectory(folder);
        SavedResults all = Of(folder, newer.Processor)?.With(newer) ?? newer;
        string path = Path.Combine(folder, newer.Processor.FileName);
        Replace(path, JsonSerializer.Serialize(all, Options) + "\n");
        return path;
    }

    /// <summary>Writes a file beside the old one, then takes its place: whoever reads it finds the old text or the new one.</summary>
    internal static void Replace(string path, string text)
    {
        string temporary = path + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
