namespace KernelGen.Data;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The format's name of its element type, for example <c>F32</c>.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>Type and shape, for example <c>F32 [6, 1, 5, 5]</c>.</summary>
    public string Text => $"{Type} [{string.Join(", ", Shape)}]";
}
