using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Programs;

/// <summary>What a program's steps give to methods of the runtime.</summary>
internal static class RuntimeArguments
{
    /// <summary>The method that a step calls; null where the runtime has none of that name.</summary>
    public static RuntimeMethod? RuntimeMethod(this RuntimeStep step) => Ir.RuntimeMethod.All.FirstOrDefault(m => m.Name == step.Method);

    /// <summary>Whether a step gives each parameter what it takes.</summary>
    public static bool Fit(this RuntimeStep step) => step.RuntimeMethod() is { } method
        && step.Arguments.Count == method.Parameters.Length && step.Arguments.Zip(method.Parameters, Fits).All(f => f);

    private static bool Fits(object? argument, char parameter) => parameter switch
    {
        'p' => argument is Place or null,
        'i' => argument is int,
        'd' => argument is double,
        _ => false,
    };
}
