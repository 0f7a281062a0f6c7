namespace KernelGen.Compiler.Ir;

/// <summary>An integer that indices are made of: a loop's variable or a size that the caller gives. Compared by identity.</summary>
internal sealed class Symbol(string name, int minimum = 0)
{
    public string Name { get; } = name;

    /// <summary>For a size: the least value a caller may give. A loop's variable has its bounds from the loop.</summary>
    public int Minimum { get; } = minimum;

    public static Affine operator *(Symbol symbol, int factor) => (Affine)symbol * factor;

    public override string ToString() => Name;
}
