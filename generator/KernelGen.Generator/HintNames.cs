using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator;

/// <summary>Makes the names of generated files unique.</summary>
internal static class HintNames
{
    /// <summary>
    /// Gives each type a file of its own where names differ in case only: Roslyn, like many file systems, holds them for the same.
    /// Types come out in the order of their names; one that comes twice, because its attribute does, is kept once.
    /// </summary>
    public static IEnumerable<T> MakeUnique<T>(
        IEnumerable<T> models, Func<T, TypeDeclaration> type, Func<T, TypeDeclaration, T> withType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (T model in models.OrderBy(m => type(m).HintName, StringComparer.Ordinal))
        {
            TypeDeclaration declaration = type(model);
            if (!seen.Add(declaration.HintName))
            {
                continue;
            }

            string name = declaration.HintName;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = FormattableString.Invariant($"{declaration.HintName}-{number}");
            }

            yield return name == declaration.HintName ? model : withType(model, declaration with { HintName = name });
        }
    }
}
