namespace KernelGen.Samples.Learning;

/// <summary>A network of one convolution with a kernel of 1 x 2, on the course's picture of 6 x 8 (rows E4 and E5).</summary>
[Network(1, 6, 8)]
internal sealed partial class EdgeKernel
{
    [Conv2d(1, 1, KernelWidth = 2)] public partial Layer Conv { get; }
}
