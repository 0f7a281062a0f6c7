using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>One stage of an <see cref="ImageProgram"/>: from rows of its inputs to rows of its result. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class ImageStage
{
    /// <summary>What the stage reads.</summary>
    public required ImageInput[] Inputs { get; init; }

    /// <summary>
    /// The emitted row kernel: pointers to what it reads, pointers to what it writes, and the number of elements. It reads the lines of
    /// all inputs at the first window's first column and writes one row; a direct one reads the source rows and writes <see cref="Rows"/> rows.
    /// </summary>
    public required delegate*<void**, void**, nint, void> Row { get; init; }

    /// <summary>The fewest elements that <see cref="Row"/> writes.</summary>
    public required int RowStep { get; init; }

    /// <summary>Output rows that are computed side by side.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>True where <see cref="Row"/> reads the windows in the rows of its only input, without column sums before it.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Elements from one row to the next of the tile that a kernel of very many taps reads, whose first row is all it is given; else 0.</summary>
    public int TileStride { get; init; }

    /// <summary>Copies the last channel of a row's pixels from the source, where a kernel keeps alpha: source, result, pixels and channels. Else null.</summary>
    public delegate*<void*, void*, int, int, void> CopyAlpha { get; init; }

    /// <summary>Columns from an output to the pixel whose last channel it gets.</summary>
    public int AlphaColumn { get; init; }

    /// <summary>The row of the windows that has that pixel.</summary>
    public int AlphaRow { get; init; }

    /// <summary>Interleaved channels of the result.</summary>
    public required int Channels { get; init; }

    /// <summary>Bytes of one element of the result.</summary>
    public required int ElementSize { get; init; }
}
