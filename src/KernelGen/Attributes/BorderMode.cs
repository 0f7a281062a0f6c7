namespace KernelGen;

/// <summary>What stands outside the image. The pictures show a row <c>a b c d</c>.</summary>
public enum BorderMode
{
    /// <summary>Nothing: only windows that lie wholly inside give an output, which is smaller than the source.</summary>
    Valid,

    /// <summary><c>v v v | a b c d | v v v</c>, where v is the border value.</summary>
    Constant,

    /// <summary><c>a a a | a b c d | d d d</c></summary>
    Replicate,

    /// <summary><c>c b a | a b c d | d c b</c>: mirrored at the edge of the outermost pixel.</summary>
    Reflect,

    /// <summary><c>d c b | a b c d | c b a</c>: mirrored at the centre of the outermost pixel.</summary>
    Reflect101,

    /// <summary><c>b c d | a b c d | a b c</c></summary>
    Wrap,
}
