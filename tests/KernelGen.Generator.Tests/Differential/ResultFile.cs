using System.Runtime.InteropServices;
using System.Text;

namespace KernelGen.Generator.Tests.Differential;

/// <summary>What a process computed: of each declaration, arrays by what they are.</summary>
internal sealed class ResultFile
{
    private const string Bits = "", Fault = "fault";

    private readonly Dictionary<(string Declaration, string What), byte[]> _results = [];

    /// <summary>What was computed, in its order.</summary>
    public List<(string Declaration, string What)> Keys { get; } = [];

    /// <summary>Faults that the process has found itself: results that should be equal within it, and exceptions.</summary>
    public IEnumerable<(string Declaration, string Text)> Faults =>
        Keys.Where(k => k.What.StartsWith(Fault, StringComparison.Ordinal)).Select(k => (k.Declaration, Encoding.UTF8.GetString(_results[k])));

    /// <summary>The width of the process's vectors, and whether sums and products are one operation in them.</summary>
    public string Width => Encoding.UTF8.GetString(_results[(Bits, Bits)]);

    public void AddWidth(string width) => Add(Bits, Bits, Encoding.UTF8.GetBytes(width));

    public void AddFault(string declaration, string text) => Add(declaration, $"{Fault} {Keys.Count}", Encoding.UTF8.GetBytes(text));

    public void Add<T>(string declaration, string what, ReadOnlySpan<T> values)
        where T : unmanaged => Add(declaration, what, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The bytes of a result; null where there is none.</summary>
    public byte[]? Find(string declaration, string what) => _results.GetValueOrDefault((declaration, what));

    /// <summary>A result of which there must be one.</summary>
    public T[] Of<T>(string declaration, string what)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_results[(declaration, what)]).ToArray();

    /// <summary>The results of a declaration that begin so, by the rest of their names.</summary>
    public Dictionary<string, float[]> Named(string declaration, string prefix) => Keys
        .Where(k => k.Declaration == declaration && k.What.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(k => k.What[prefix.Length..], k => Of<float>(declaration, k.What));

    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach ((string Declaration, string What) key in Keys)
        {
            byte[] bytes = _results[key];
            writer.Write(key.Declaration);
            writer.Write(key.What);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }

    public static ResultFile Read(string path)
    {
        var results = new ResultFile();
        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            results.Add(reader.ReadString(), reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        }

        return results;
    }

    private void Add(string declaration, string what, byte[] bytes)
    {
        _results.Add((declaration, what), bytes);
        Keys.Add((declaration, what));
    }
}
