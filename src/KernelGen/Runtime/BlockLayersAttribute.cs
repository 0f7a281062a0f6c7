using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>How many layers a block has. Made by the compiler: another assembly, which sees only the public ones, is told whether it sees all.</summary>
/// <param name="count">Number of layers and of uses of other blocks.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockLayersAttribute(int count) : Attribute
{
    /// <summary>Number of layers and of uses of other blocks.</summary>
    public int Count { get; } = count;
}
