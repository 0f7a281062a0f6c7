using System.ComponentModel;

namespace KernelGen.Runtime;

/// <summary>An image that a stage reads, and the windows that it reads in it. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class ImageInput
{
    /// <summary>The stage whose result it is; -1 for the source.</summary>
    public int Producer { get; init; } = -1;

    /// <summary>Columns that the windows reach to the left of the output pixel.</summary>
    public int Left { get; init; }

    /// <summary>Columns that the windows reach to the right of the output pixel.</summary>
    public int Right { get; init; }

    /// <summary>Rows that the windows reach above the output pixel.</summary>
    public int Top { get; init; }

    /// <summary>Rows that the windows reach below the output pixel.</summary>
    public int Bottom { get; init; }

    /// <summary>What stands outside the image.</summary>
    public BorderMode Border { get; init; } = BorderMode.Reflect101;

    /// <summary>The bits of the constant that stands outside where the border is constant, in the lowest bytes.</summary>
    public uint BorderBits { get; init; }

    /// <summary>
    /// The emitted column pass: source rows, the lines that it writes (all lines of the first output row, then of the next), and the number of elements.
    /// Null where the row kernel reads the rows themselves.
    /// </summary>
    public delegate*<void**, void**, nint, void> Columns { get; init; }

    /// <summary>The fewest elements that <see cref="Columns"/> works on.</summary>
    public int ColumnStep { get; init; }

    /// <summary>Bytes of one element of each line that <see cref="Columns"/> writes.</summary>
    public int[] LineSizes { get; init; } = [];

    /// <summary>What is done with a line before the row kernel reads it.</summary>
    public ChannelStep ChannelStep { get; init; }

    internal int Height => Top + 1 + Bottom;

    internal int Width => Left + 1 + Right;
}

/// <summary>What is done with the interleaved channels of a line. For emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ChannelStep
{
    /// <summary>Nothing: the line stays interleaved.</summary>
    None,

    /// <summary>The channels of 16-bit lanes are added into one.</summary>
    SumInt16,

    /// <summary>The channels of 32-bit lanes are added into one.</summary>
    SumInt32,

    /// <summary>The channels of float lanes are added into one, first to last.</summary>
    SumSingle,

    /// <summary>The channels of bytes are added into one of 32 bits on their way into a tile.</summary>
    AddByte,

    /// <summary>The same of unsigned 16-bit pixels.</summary>
    AddUInt16,

    /// <summary>The same of 16-bit pixels.</summary>
    AddInt16,

    /// <summary>The same of float pixels, first to last.</summary>
    AddSingle,

    /// <summary>The channels of bytes are taken apart into lines of their own.</summary>
    SplitBytes,
}
