namespace KernelGen;

/// <summary>How a kernel is laid on the image.</summary>
public enum Operation
{
    /// <summary>As written: <c>out[y, x] = sum of K[i, j] * in[y + i, x + j]</c>. What CNNs call a convolution.</summary>
    CrossCorrelation,

    /// <summary>Turned by half a turn, as mathematics defines it: <c>out[y, x] = sum of K[i, j] * in[y - i, x - j]</c>.</summary>
    Convolution,
}
