namespace KernelGen.Compiler.Declarations;

/// <summary>Cells added around each channel.</summary>
internal sealed record PaddingDeclaration(int Top, int Bottom, int Left, int Right)
{
    /// <summary>No cells.</summary>
    public static PaddingDeclaration None { get; } = new(0, 0, 0, 0);

    /// <summary>
    /// The sides that are declared one by one, and not as a padding of both sides: a pool's padding may then be more than half the kernel.
    /// </summary>
    public PaddingSides OneByOne { get; init; }
}

/// <summary>Sides of an image.</summary>
[Flags]
internal enum PaddingSides
{
    /// <summary>No side.</summary>
    None = 0,

    /// <summary>Above the first row.</summary>
    Top = 1,

    /// <summary>Below the last row.</summary>
    Bottom = 2,

    /// <summary>Before the first column.</summary>
    Left = 4,

    /// <summary>Behind the last column.</summary>
    Right = 8,
}

/// <summary>How the padding of a layer is found.</summary>
internal enum AutoPadding
{
    /// <summary>The padding is what the declaration says.</summary>
    None,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>As much as makes the output <c>ceil(input / stride)</c>, the odd cell at the bottom and right.</summary>
    Same,
}

/// <summary>What stands in the cells that padding adds.</summary>
internal enum PaddingMode
{
    Zeros,
    Reflect,
    Replicate,
    Circular,
}
