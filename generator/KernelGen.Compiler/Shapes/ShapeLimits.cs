namespace KernelGen.Compiler.Shapes;

/// <summary>
/// The largest network that is compiled. Emitted kernels index with <c>int</c>, and training keeps every activation
/// and its gradient for sixteen samples side by side: 2^26 × 2 × 16 floats is where that index would overflow.
/// </summary>
internal static class ShapeLimits
{
    /// <summary>Values in all of one sample's activations together, padding included (2^26 - 1).</summary>
    public const int Activations = (1 << 26) - 1;

    /// <summary>Terms of the longest plain sum that one float accumulator takes; longer ones are taken in parts.</summary>
    public const int WholeSum = 64;

    /// <summary>Parameters of the network (2^28 - 1, one gigabyte).</summary>
    public const int Parameters = (1 << 28) - 1;

    /// <summary>Weights in the order in which kernels read them, zeros between groups included (2^30 - 1, four gigabytes).</summary>
    public const int PackedWeights = (1 << 30) - 1;

    /// <summary>
    /// Weights of a layer in groups that are packed with zeros between the groups (256 megabytes); more stay as they are declared, and one group is
    /// computed after another.
    /// </summary>
    public const int WeightsWithZeros = 1 << 26;
}
