namespace KernelGen.Compiler.Emit;

/// <summary>One of the files that a declaration is compiled to.</summary>
/// <param name="Suffix">The end of its name, behind what the declaration is called.</param>
/// <param name="Text">What it holds.</param>
internal sealed record GeneratedFile(string Suffix, string Text);
