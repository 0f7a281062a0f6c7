using KernelGen.Compiler.Declarations;

namespace KernelGen.Generator.Parsing;

/// <summary>One operation of a stage with what its name stands for.</summary>
/// <param name="Text">The operation as written.</param>
/// <param name="Operation">What is done.</param>
/// <param name="Kernels">For a kernel, all overloads of that name; else nothing.</param>
/// <param name="Arguments">The numbers as written.</param>
internal sealed record StageOperation(
    string Text, PipelineOperation Operation, IReadOnlyList<ImageKernelDeclaration> Kernels, IReadOnlyList<Rational> Arguments);

/// <summary>One stage of a pipeline.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Locate">Where it is written.</param>
/// <param name="Operations">Its operations; those with an error are left out.</param>
internal sealed record Stage(int Number, Func<Microsoft.CodeAnalysis.Location> Locate, IReadOnlyList<StageOperation> Operations);
