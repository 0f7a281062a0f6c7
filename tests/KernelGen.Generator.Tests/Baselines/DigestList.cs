using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KernelGen.Generator.Tests.Baselines;

/// <summary>Digests of emitted text, a line for each declaration, so that two changes of the same file are merged by writing it again.</summary>
internal static class DigestList
{
    /// <summary>Each declaration's name, the lines and bytes of its text, and the text's SHA-256.</summary>
    /// <param name="declarations">The declarations by name; names are listed in their ordinal order.</param>
    /// <param name="compile">From a declaration to text. It runs on several threads.</param>
    public static string Of<T>(IEnumerable<(string Name, T Declaration)> declarations, Func<T, string> compile)
    {
        var lines = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(
            declarations,
            d => Require.That(lines.TryAdd(d.Name, Line(d.Name, compile(d.Declaration))), $"There are two declarations '{d.Name}'."));
        return string.Concat(lines.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value));
    }

    private static string Line(string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return string.Create(CultureInfo.InvariantCulture, $"{name} | {text.Count(c => c == '\n')} lines | {bytes.Length} bytes | {digest}\n");
    }
}
