using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Emit;

/// <summary>The body of a function as text whose numbers are marks.</summary>
/// <param name="Function">The function.</param>
/// <param name="Body">The text.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record FunctionText(Function Function, string Body, IReadOnlyList<MarkedNumber> Numbers);
