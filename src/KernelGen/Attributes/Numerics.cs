namespace KernelGen;

/// <summary>How far the compiler may go from plain sums.</summary>
public enum Numerics
{
    /// <summary>
    /// Convolutions with windows of 2 to 5 rows and columns, without strides, are computed with fewer multiplications where that is faster (Winograd's
    /// F(4×4, 3×3), F(2×2, 3×3), F(2×2, 5×5) and the like), of one sample and in training, where the gradients of inputs and weights are computed
    /// likewise. They round more than plain sums: about a millionth of the largest value was the largest error of 3×3 layers of 64 to 512 channels, three
    /// to five times that of plain sums. An infinite or NaN input reaches the outputs of its whole tile and not only those whose windows hold it.
    /// </summary>
    Fast,

    /// <summary>Every output and every gradient is the sum of its own products.</summary>
    Direct,
}
