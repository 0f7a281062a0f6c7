using System.Globalization;

namespace KernelGen.Tool.Model;

/// <summary>Numbers in messages. A file that nobody vouches for may have a million where four belong; the first say enough.</summary>
internal static class Listed
{
    private const int Most = 12;

    /// <summary>For example <c>[1, 3, 224, 224]</c>.</summary>
    public static string Text<T>(IReadOnlyCollection<T> numbers) where T : IFormattable
    {
        string first = string.Join(", ", numbers.Take(Most).Select(number => number.ToString(null, CultureInfo.InvariantCulture)));
        return numbers.Count > Most ? $"[{first}, and {numbers.Count - Most} more]" : $"[{first}]";
    }
}
