using KernelGen.Compiler.Lowering.Operators;

namespace KernelGen.Compiler.Lowering.Layouts;

/// <summary>What the lanes of a vector are.</summary>
internal enum LayoutKind
{
    /// <summary>Neighbouring pixels of a row: NCHW.</summary>
    Pixels,

    /// <summary>Sixteen channels of a pixel: blocks of channels.</summary>
    Channels,

    /// <summary>The same element of sixteen samples.</summary>
    Samples,
}

/// <summary>One way to run a node: the layout of all its inputs, that of its output, and what it costs.</summary>
internal readonly record struct LayoutWay(LayoutKind Takes, LayoutKind Gives, double Cycles = 0)
{
    /// <summary>Cycles to move one value between blocks of channels and rows of pixels: a 16×16 transposition takes about a hundred.</summary>
    public const double CyclesToMove = 0.4;

    /// <summary>The form whose way it is.</summary>
    public OperatorForm? Form { get; init; }
}
