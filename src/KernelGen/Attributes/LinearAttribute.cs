namespace KernelGen;

/// <summary>
/// A fully connected layer over the flattened input: <c>y = W x + b</c>, as PyTorch's <c>nn.Linear</c>. Example: <c>[Linear(10)]</c>.
/// </summary>
/// <param name="outFeatures">Number of outputs.</param>
/// <remarks>The weight's shape is (out features, in features). The output has the shape (out features, 1, 1).</remarks>
/// <example><code>[Linear(10)] public partial Layer Output { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinearAttribute(int outFeatures) : Attribute
{
    /// <summary>Number of outputs.</summary>
    public int OutFeatures { get; } = outFeatures;

    /// <summary>Whether each output adds a learned constant. Default: true.</summary>
    public bool Bias { get; set; } = true;
}
