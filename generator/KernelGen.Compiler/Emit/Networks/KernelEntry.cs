namespace KernelGen.Compiler.Emit.Networks;

/// <summary>A method that the runtime calls of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, as declared.</param>
/// <param name="Arguments">The same names, as passed on.</param>
internal sealed record KernelEntry(string Name, string Parameters, string Arguments)
{
    /// <summary>The beginning of its definition.</summary>
    public string Head => $"internal static void {Name}({Parameters})";
}
