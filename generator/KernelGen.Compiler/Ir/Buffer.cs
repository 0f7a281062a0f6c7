namespace KernelGen.Compiler.Ir;

/// <summary>
/// Memory that a function reads or writes, given by its caller as a pointer. Two buffers of one function never overlap.
/// Compared by identity.
/// </summary>
internal sealed class Buffer(string name, ElementType element, Affine length, bool isWritten = false)
{
    public string Name { get; } = name;

    public ElementType Element { get; } = element;

    /// <summary>Elements that the caller promises to be there.</summary>
    public Affine Length { get; } = length;

    public bool IsWritten { get; } = isWritten;

    public override string ToString() => Name;
}
