namespace KernelGen.Compiler.Emit.Images;

/// <summary>The text of one image kernel or image pipeline: all that depends on it alone, so that it can be kept while its neighbours change.</summary>
/// <param name="Method">The implementation of the user's method.</param>
/// <param name="Class">The class of its kernels, with its indentation.</param>
internal sealed record ImageText(string Method, string Class);
