namespace KernelGen;

/// <summary>
/// Applies <c>x &gt; 0 ? x : weight * x</c> to each value, with a trained slope for all channels or one for each: PyTorch's <c>nn.PReLU</c> (He,
/// Zhang, Ren and Sun, 2015). It is a layer of its own, and its parameter is called <c>weight</c>. Example: <c>[PReLU(16)]</c>.
/// </summary>
/// <param name="numParameters">1, or the number of channels. Default: 1.</param>
/// <example><code>[PReLU(16)] public partial Layer A1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PReLUAttribute(int numParameters = 1) : Attribute
{
    /// <summary>How many slopes there are.</summary>
    public int NumParameters { get; } = numParameters;

    /// <summary>What the slopes start from, a finite number. Default: 0.25.</summary>
    public double Init { get; set; } = 0.25;
}
