namespace KernelGen.Samples.Learning;

/// <summary>
/// A stencil of 1 x 2 that can learn, on the course's picture of 6 x 8 (rows E4 and E5). It starts from taps and an offset that give the
/// course's own numbers.
/// </summary>
[Network(1, 6, 8)]
internal sealed partial class EdgeKernel
{
    [Stencil("-0.1 -1.925", Offset = 0.64, Border = BorderMode.Valid)] public partial Layer Edge { get; }
}
