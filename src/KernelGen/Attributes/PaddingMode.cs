namespace KernelGen;

/// <summary>What a convolution reads where its padding lies; names and rules are PyTorch's. The pictures show a row <c>a b c d</c>.</summary>
public enum PaddingMode
{
    /// <summary><c>0 0 0 | a b c d | 0 0 0</c></summary>
    Zeros,

    /// <summary>
    /// <c>d c b | a b c d | c b a</c>: mirrored at the centre of the outermost cell, like <see cref="BorderMode.Reflect101"/>. The padding
    /// must be less than the input.
    /// </summary>
    Reflect,

    /// <summary><c>a a a | a b c d | d d d</c></summary>
    Replicate,

    /// <summary><c>b c d | a b c d | a b c</c>, like <see cref="BorderMode.Wrap"/>. The padding must be at most the input.</summary>
    Circular,
}
