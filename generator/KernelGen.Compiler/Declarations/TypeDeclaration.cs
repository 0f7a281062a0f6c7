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
    string HintName);
