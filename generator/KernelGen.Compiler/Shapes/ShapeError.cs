using KernelGen.Compiler.Declarations;

namespace KernelGen.Compiler.Shapes;

/// <summary>Why a network has no shape.</summary>
internal enum ShapeErrorKind
{
    /// <summary>Arguments: value. The option must be at least 1.</summary>
    NotPositive,

    /// <summary>Arguments: value. Padding must be at least 0.</summary>
    NegativePadding,

    /// <summary>Arguments: padding, largest padding (half the kernel).</summary>
    PoolPaddingTooLarge,

    /// <summary>Arguments: padding, its mode, the input's size, rows or columns, largest padding, what made the image so small.</summary>
    PaddingModeTooLarge,

    /// <summary>Arguments: groups, input channels, output channels.</summary>
    GroupsDoNotDivide,

    /// <summary>Arguments: kernel height × width, padded input height × width, what made the image so small.</summary>
    KernelLargerThanInput,

    /// <summary>Arguments: rows or columns, the output's index, kernel, dilation, the first tap's place, the input's size.</summary>
    EmptyWindow,

    /// <summary>Arguments: padding mode. Explicit padding stands beside an automatic one.</summary>
    AutoWithPadding,

    /// <summary>Arguments: what is too large, how many it would have and of what, the limit.</summary>
    TooLarge,

    /// <summary>Arguments: output padding, stride, dilation.</summary>
    OutputPaddingTooLarge,

    /// <summary>Arguments: cells cut off, rows or columns, how many there are. Nothing is left of the output.</summary>
    NothingLeft,

    /// <summary>Arguments: value, what it must be.</summary>
    OutOfRange,

    /// <summary>No arguments. The network declares no layer.</summary>
    NoLayer,

    /// <summary>No arguments. No other layer reads it, and it is not the last.</summary>
    UnreadLayer,

    /// <summary>Arguments: a value, its shape, another value, its shape, how shapes must fit.</summary>
    ShapesDiffer,
}

/// <summary>An error in a declaration, as a value: where it is and what to say, for whoever reports it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Layer">The layer's index, or -1 for the network itself.</param>
/// <param name="Option">The attribute argument at fault as the user writes it, for example <c>StrideH</c>; empty for the whole operator.</param>
/// <param name="Arguments">What the message states, as text.</param>
internal sealed record ShapeError(ShapeErrorKind Kind, int Layer, string Option, EquatableArray<string> Arguments)
{
    /// <summary>The attribute at fault as users write it; null where it is the operator's.</summary>
    public string? Attribute { get; init; }

    public static ShapeError Of(ShapeErrorKind kind, int layer, string option, params object[] arguments) =>
        new(kind, layer, option, arguments.Select(a => FormattableString.Invariant($"{a}")).ToEquatableArray());
}
