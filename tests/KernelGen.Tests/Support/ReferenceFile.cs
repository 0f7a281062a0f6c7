using System.Text.Json;

namespace KernelGen.Tests.Support;

/// <summary>The values that PyTorch and OpenCV computed: three indices, each with a file of numbers, all embedded.</summary>
internal static class ReferenceFile
{
    private static readonly Dictionary<string, Lazy<byte[]>> Data = new[] { "data.bin", "operators.bin", "graphs.bin" }
        .ToDictionary(f => f, f => new Lazy<byte[]>(() => Read("reference." + f)), StringComparer.Ordinal);

    private static readonly Lazy<Dictionary<string, ReferenceCase>> Cases = new(() => new[] { "reference.index.json", "reference.operators.json", "reference.graphs.json" }
            .SelectMany(index => JsonDocument.Parse(Read(index)).RootElement.EnumerateArray())
            .Select(element => new ReferenceCase(element))
            .ToDictionary(c => c.Name, StringComparer.Ordinal));

    /// <summary>All cases.</summary>
    public static IEnumerable<ReferenceCase> All => Cases.Value.Values;

    /// <summary>The case of a name.</summary>
    public static ReferenceCase Case(string name) => Cases.Value[name];

    /// <summary>The names of all cases of one operator, as the rows of a theory.</summary>
    public static TheoryData<string> Names(string op, Func<ReferenceCase, bool>? where = null) =>
        [.. All.Where(c => c.Op == op && (where is null || where(c))).Select(c => c.Name)];

    internal static ReadOnlySpan<byte> Bytes(string file, int offset, int length) => Data[file].Value.AsSpan(offset, length);

    private static byte[] Read(string resource)
    {
        using Stream stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
