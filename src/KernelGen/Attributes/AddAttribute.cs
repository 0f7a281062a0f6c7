namespace KernelGen;

/// <summary>
/// Adds the outputs of earlier layers, element by element: the shortcut of a residual block. Example: <c>[Add(nameof(C1))]</c>.
/// </summary>
/// <param name="names">The layers, by <c>nameof</c>, or <c>Block.Input</c>; all of one shape.</param>
/// <remarks>
/// On a layer with an operator they are added to its result, before its activation. On one without they are added to what it reads; where two or
/// more are named and there is no <see cref="InputAttribute">[Input]</see>, the layer is the sum of exactly those. Sums are taken in the order of the names.
/// </remarks>
/// <example><code>[Conv2d(16, 3, Padding = 1), Add(nameof(C1)), ReLU] public partial Layer C2 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddAttribute(params string[] names) : Attribute
{
    /// <summary>The layers that are added.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
