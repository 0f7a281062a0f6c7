using System.Text.RegularExpressions;

namespace KernelGen.Benchmarks.Comparison;

/// <summary>Globs over case names, separated by commas: <c>*</c> stands for any text, <c>?</c> for one character.</summary>
internal sealed class GlobFilter
{
    private readonly Regex[] _patterns;

    /// <param name="globs">The globs; null, empty or blank selects everything.</param>
    public GlobFilter(string? globs)
    {
        _patterns = [.. (globs ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(glob => new Regex(
                "^" + Regex.Escape(glob).Replace("\\*", ".*").Replace("\\?", ".") + "$",
                RegexOptions.CultureInvariant | RegexOptions.IgnoreCase))];
    }

    /// <summary>Whether any of the globs covers the whole name.</summary>
    public bool Matches(string name) => _patterns.Length == 0 || _patterns.Any(pattern => pattern.IsMatch(name));
}
