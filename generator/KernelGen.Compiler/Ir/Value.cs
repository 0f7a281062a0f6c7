namespace KernelGen.Compiler.Ir;

/// <summary>A local of a function: set once, or an accumulator that is assigned again. Compared by identity.</summary>
internal sealed class Value(string name, VectorType type, bool isAccumulator = false)
{
    public string Name { get; } = name;

    public VectorType Type { get; } = type;

    public bool IsAccumulator { get; } = isAccumulator;

    public override string ToString() => Name;
}
