using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Sums;
using KernelGen.Compiler.Shapes;

namespace KernelGen.Compiler.Lowering.Layouts;

/// <summary>Where the elements of a tensor lie in memory.</summary>
internal abstract record TensorLayout(TensorShape Shape)
{
    /// <summary>Floats that the tensor takes, a multiple of sixteen.</summary>
    public abstract int Length { get; }

    /// <summary>What the lanes of a vector are.</summary>
    public abstract LayoutKind Kind { get; }

    /// <summary>The zeros around each channel.</summary>
    public abstract Halo Halo { get; init; }

    /// <summary>Whether no cells lie between the rows and channels.</summary>
    public bool IsDense => Halo.IsNone;

    /// <summary>How loops run over the channels.</summary>
    public abstract SumWalk Channels { get; }

    /// <summary>The channel at a place of that walk.</summary>
    public abstract Plane At(SumPlace channel);

    /// <summary>The same tensor with other zeros around it, in memory of the program's own.</summary>
    public abstract TensorLayout Within(Halo halo);
}

/// <summary>One channel: <c>index(y, x) = Origin + y * RowStride + x * ColumnStride</c>.</summary>
/// <param name="Channel">The channel's number.</param>
internal sealed record Plane(Affine Channel, Affine Origin, int RowStride, int ColumnStride)
{
    public Affine Index(Affine y, Affine x) => Origin + (y * RowStride) + (x * ColumnStride);
}

/// <summary>
/// Channel after channel, row after row. With one lane this is NCHW; with sixteen, every element is a vector of sixteen samples
/// that stand side by side.
/// </summary>
/// <param name="IsCallers">Whether it is the caller's own memory, which ends with the last element.</param>
internal sealed record PlaneLayout(TensorShape Shape, Halo Halo, int Lanes, bool IsCallers = false) : TensorLayout(Shape)
{
    public int RowStride => (Shape.Width + Halo.Left + Halo.Right) * Lanes;

    public int ChannelStride => (Shape.Height + Halo.Top + Halo.Bottom) * RowStride;

    public int Origin => (Halo.Top * RowStride) + (Halo.Left * Lanes);

    // Sixteen floats more than the planes: vectors that take every second element read one element on.
    public override int Length => IsCallers ? Shape.Length : Round.Up(checked(Shape.Channels * ChannelStride), 16) + (Lanes == 1 ? 16 : 0);

    /// <summary>Whether all elements lie one after another.</summary>
    public bool IsContiguous => Halo.IsNone;

    public override LayoutKind Kind => Lanes == 1 ? LayoutKind.Pixels : LayoutKind.Samples;

    public Affine Index(Affine channel, Affine y, Affine x) => (Affine)Origin + (channel * ChannelStride) + (y * RowStride) + (x * Lanes);

    public override SumWalk Channels => new StraightWalk(ChannelStride);

    public override Plane At(SumPlace channel) => new(channel.Index, channel.Offset + Origin, RowStride, Lanes);

    public override TensorLayout Within(Halo halo) => this with { Halo = halo, IsCallers = false };

    /// <summary>The fewest nested runs that cover all elements: one where they are contiguous, else channel, row, column.</summary>
    public IReadOnlyList<Run> Runs(string prefix) => IsContiguous
        ? [new Run(prefix, Shape.Length, Lanes, 1)]
        :
        [
            new Run(prefix + "c", Shape.Channels, ChannelStride, Shape.Height * Shape.Width),
            new Run(prefix + "y", Shape.Height, RowStride, Shape.Width),
            new Run(prefix + "x", Shape.Width, Lanes, 1),
        ];
}

/// <summary>So many elements at a fixed distance.</summary>
/// <param name="Name">The loop's name.</param>
/// <param name="Count">How many.</param>
/// <param name="Stride">Floats from one to the next in the tensor.</param>
/// <param name="FlatStride">Elements from one to the next in the flattened tensor.</param>
internal sealed record Run(string Name, int Count, int Stride, int FlatStride);

/// <summary>
/// Channels in blocks of sixteen, the channel innermost, so that one vector holds sixteen channels of a pixel. What the last block has
/// too much is zero or without meaning.
/// </summary>
internal sealed record ChannelLayout(TensorShape Shape, Halo Halo) : TensorLayout(Shape)
{
    public const int BlockSize = 16;

    public int Blocks => Round.Quotient(Shape.Channels, BlockSize);

    public int RowStride => (Shape.Width + Halo.Left + Halo.Right) * BlockSize;

    public int BlockStride => (Shape.Height + Halo.Top + Halo.Bottom) * RowStride;

    public int Origin => (Halo.Top * RowStride) + (Halo.Left * BlockSize);

    public override int Length => checked(Blocks * BlockStride);

    public override LayoutKind Kind => LayoutKind.Channels;

    /// <summary>The index of the first channel of a block at a pixel.</summary>
    public Affine Index(Affine block, Affine y, Affine x) => (Affine)Origin + (block * BlockStride) + (y * RowStride) + (x * BlockSize);

    public override SumWalk Channels => new BlockedWalk(BlockStride);

    public override Plane At(SumPlace channel) => new(channel.Index, channel.Offset + Origin, RowStride, BlockSize);

    public override TensorLayout Within(Halo halo) => this with { Halo = halo };
}
