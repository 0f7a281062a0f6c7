namespace KernelGen.Compiler.Shapes;

/// <summary>A value that a layer reads.</summary>
/// <param name="Name">The layer that gives it, or <c>input</c>.</param>
/// <param name="Shape">Its shape.</param>
internal readonly record struct LayerInput(string Name, TensorShape Shape);
