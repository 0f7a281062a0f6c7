namespace KernelGen;

/// <summary>
/// Applies <c>log(1 + exp(Beta * x)) / Beta</c> to each value, after the layer's operator or, without one, to the layer's input; PyTorch's
/// <c>nn.Softplus</c>. Small results keep their digits. Example: <c>[Linear(4), Softplus]</c>.
/// </summary>
/// <example><code>[Linear(4), Softplus] public partial Layer Output { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SoftplusAttribute : Attribute
{
    /// <summary>How sharp the bend is, a positive number whose reciprocal is finite. Default: 1.</summary>
    public double Beta { get; set; } = 1;

    /// <summary>Where <c>Beta * x</c> is larger, the result is x itself. A finite number. Default: 20.</summary>
    public double Threshold { get; set; } = 20;
}
