using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Graph;

/// <summary>
/// What one operator gives and others read: one producer, any number of readers. It says nothing of memory. Compared by identity.
/// </summary>
/// <param name="name">The layer that gives it, with what is still missing of the layer: <c>C1</c>, <c>C1.padded</c>, <c>C1.linear</c>.</param>
/// <param name="shape">The shape of one sample.</param>
/// <param name="gradientOf">The tensor whose gradient, or a share of it, this is; null for a value.</param>
internal sealed class Tensor(string name, TensorShape shape, Tensor? gradientOf = null)
{
    public string Name { get; } = name;

    public TensorShape Shape { get; } = shape;

    public Tensor? GradientOf { get; } = gradientOf;

    public override string ToString() => FormattableString.Invariant($"{Name}: {Shape}");
}
