using System.Globalization;

namespace KernelGen.Compiler.Declarations;

/// <summary>Where the user's partial type stands, enough to reopen it in another file.</summary>
/// <param name="Namespace">The full namespace, empty for the global one.</param>
/// <param name="Containers">The types around it, outermost first, each as it must be reopened, for example <c>partial class Outer</c>.</param>
/// <param name="Header">How the type itself is reopened, for example <c>static partial class Filters</c>.</param>
/// <param name="Name">The type's name as written in source, with <c>@</c> where it is a keyword.</param>
/// <param name="HintName">The unique, file-safe stem of the generated file's name.</param>
internal sealed record TypeDeclaration(
    string Namespace,
    EquatableArray<string> Containers,
    string Header,
    string Name,
    string HintName)
{
    /// <summary>
    /// The namespace that holds the kernels of this type, and nothing else: no name of the user's can hide what they call. Two types never share one,
    /// because a hint name belongs to one type, and because what follows an underscore here is either a digit, which no name starts with, or a name.
    /// </summary>
    public string KernelNamespace => "KernelGen.Generated." + string.Concat(HintName.Select(Mangled)) + "_Kernels";

    private static string Mangled(char c) => c switch
    {
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' => c.ToString(),
        '.' => "_",
        _ => "_" + ((int)c).ToString("X2", CultureInfo.InvariantCulture),
    };
}
