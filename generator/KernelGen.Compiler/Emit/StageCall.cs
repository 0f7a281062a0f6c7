using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>The call of a stage that became a method of its own.</summary>
/// <param name="Method">The method.</param>
/// <param name="Names">The pointers and numbers of the caller that it gets.</param>
/// <param name="Numbers">What else it gets: the numbers in which the layers that share it differ, with the names of its parameters.</param>
internal sealed record StageCall(string Method, FreeNames Names, IReadOnlyList<(string Name, long Number)> Numbers);
