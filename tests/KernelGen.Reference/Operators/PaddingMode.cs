namespace KernelGen.Reference;

/// <summary>What a convolution reads outside its input; the names are PyTorch's.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The input mirrored at the edge element, which is not repeated: <c>c b | a b c | b a</c>.</summary>
    Reflect,

    /// <summary>The edge element again and again: <c>a a | a b c | c c</c>.</summary>
    Replicate,

    /// <summary>The input once more: <c>b c | a b c | a b</c>.</summary>
    Circular,
}
