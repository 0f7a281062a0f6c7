namespace KernelGen.Compiler.Emit.Images;

/// <summary>The two parts of the text of one image kernel or image pipeline.</summary>
/// <param name="Method">The implementation of the user's method.</param>
/// <param name="Class">The class of its kernels, with its indentation.</param>
internal sealed record ImageText(string Method, string Class);
