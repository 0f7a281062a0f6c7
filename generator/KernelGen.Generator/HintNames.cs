using System.Globalization;
using System.Text;
using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>Makes the names of generated files unique.</summary>
internal static class HintNames
{
    private const int MaxLength = 120;

    /// <summary>
    /// Gives each type a file of its own where names differ in case only: Roslyn, like many file systems, takes them for the same. All types of such a
    /// name get a hash of it, not a number, so that no name depends on how many others there are.
    /// Types come out in the order of their names; one that comes twice, because its attribute does, is kept once.
    /// </summary>
    public static IEnumerable<T> MakeUnique<T>(
        IEnumerable<T> models, Func<T, TypeDeclaration> type, Func<T, TypeDeclaration, T> withType)
    {
        var seen = new HashSet<TypeDeclaration>();
        T[] each = [.. models.OrderBy(m => type(m).HintName, StringComparer.Ordinal).Where(m => seen.Add(type(m)))];
        var same = each.GroupBy(m => type(m).HintName, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (T model in each)
        {
            TypeDeclaration declaration = type(model);
            bool isAlone = same[declaration.HintName] == 1;
            string stem = isAlone ? declaration.HintName : $"{declaration.HintName}-{Hash(declaration.HintName)}";
            string name = stem;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = FormattableString.Invariant($"{stem}-{number}");
            }

            yield return name == declaration.HintName ? model : withType(model, declaration with { HintName = name });
        }
    }

    /// <summary>The stems of the files that methods of a type have, by the methods' different names.</summary>
    public static string[] OfMethods(TypeDeclaration type, IReadOnlyList<string> names)
    {
        var same = names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(n => Shorten(type.HintName + "." + Spell(n) + (same[n] == 1 ? "" : "-" + Hash(n))))];
    }

    /// <summary>A name in ASCII. Letters of other scripts are spelled: two that differ here may be one to a file system.</summary>
    public static string Spell(string name)
    {
        var safe = new StringBuilder();
        foreach (char c in name)
        {
            bool keep = c is '.' or '_' or '+' or '`' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9';
            _ = keep ? safe.Append(c) : safe.Append('(').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(')');
        }

        return safe.ToString();
    }

    /// <summary>A name that no file system finds too long.</summary>
    public static string Shorten(string name) => name.Length <= MaxLength ? name : name.Substring(0, MaxLength) + "-" + Hash(name);

    /// <summary>FNV-1a: the same on every machine and run, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
