namespace KernelGen;

/// <summary>How far the compiler may go from plain sums.</summary>
public enum Numerics
{
    /// <summary>
    /// Convolutions of 3×3 and 5×5 without strides are computed with fewer multiplications where that is faster (Winograd's F(4×4, 3×3), F(2×2, 3×3) and
    /// F(2×2, 5×5)). Their rounding errors are at most a few times those of plain sums, below a millionth of the largest value in most layers; an infinite
    /// or NaN input reaches the outputs of its whole tile and not only those whose windows hold it.
    /// </summary>
    Fast,

    /// <summary>Every output is the sum of its own products.</summary>
    Direct,
}
