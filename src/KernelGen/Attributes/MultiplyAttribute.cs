namespace KernelGen;

/// <summary>
/// Multiplies with the outputs of earlier layers, element by element. Example: <c>[Multiply(nameof(Weights))]</c>.
/// </summary>
/// <param name="names">The layers, by <c>nameof</c>, or <c>Block.Input</c>; all of one shape, or single pixels of as many channels.</param>
/// <remarks>
/// What is multiplied follows the rules of <see cref="AddAttribute">[Add]</see>. A value of C×1×1 multiplies every pixel of its channel in a map of
/// C×H×W, whichever of them is named: this is how squeeze-and-excite weighs channels.
/// </remarks>
/// <example><code>[Input(nameof(Map)), Multiply(nameof(Weights))] public partial Layer Weighed { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MultiplyAttribute(params string[] names) : Attribute
{
    /// <summary>The layers that are multiplied.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
