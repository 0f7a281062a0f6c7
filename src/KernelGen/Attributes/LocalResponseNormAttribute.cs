namespace KernelGen;

/// <summary>
/// Divides each value by a power of the squares of neighbouring channels at its pixel: <c>x / (K + Alpha * mean)^Beta</c>, where the mean is of the
/// squares of <c>size</c> channels, from <c>size / 2</c> before its own on; channels that are not there count as zeros. PyTorch's
/// <c>nn.LocalResponseNorm</c>, with its defaults. Example: <c>[LocalResponseNorm(5, Alpha = 5e-4, K = 2)]</c>.
/// </summary>
/// <param name="size">Channels in a window, at least 1.</param>
/// <remarks>
/// AlexNet's normalisation (Krizhevsky, Sutskever and Hinton, 2012, section 3.3) has a sum where this has a mean: its alpha of 1e-4 over five
/// channels is <c>[LocalResponseNorm(5, Alpha = 5e-4, K = 2)]</c>. A Beta that is a multiple of 1/4, from 1/4 to 2, takes roots and no logarithm.
/// </remarks>
/// <example><code>[LocalResponseNorm(5, Alpha = 5e-4, K = 2)] public partial Layer N1 { get; }</code></example>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocalResponseNormAttribute(int size) : Attribute
{
    /// <summary>Channels in a window.</summary>
    public int Size { get; } = size;

    /// <summary>What the mean of squares is multiplied by, a finite number. Default: 1e-4.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>The power, a finite number. Default: 0.75.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>What is added to the mean, a finite number. Default: 1.</summary>
    public double K { get; set; } = 1;
}
