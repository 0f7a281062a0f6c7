using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Graph;

/// <summary>The words of operators of a backward pass, for a printed graph.</summary>
internal static class GradientWords
{
    public static string OfInput(string of, Activation? before = null) =>
        $"input gradient of {of}{(before is null || before == Activation.None ? "" : $", back through {before}")}";

    public static string OfParameters(string of) => $"parameter gradients of {of}";
}
