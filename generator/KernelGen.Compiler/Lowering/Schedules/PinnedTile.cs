using KernelGen.Compiler.Declarations;
using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>What a user pins of a schedule, in the units of the kernel that it is for; what is not pinned stays the cost model's choice.</summary>
internal sealed class PinnedTile(ScheduleDeclaration? pinned)
{
    /// <summary>Tiles of a kernel with sixteen channels in a vector: blocks of channels, rows, pixels, and the registers of a block.</summary>
    public IReadOnlyList<int>? OfChannels(Target target, IReadOnlyList<TileAxis> axes) => pinned is null
        ? null
        :
        [
            Fit(Round.Quotient(pinned.ChannelTile, 16), axes[0]),
            Fit(pinned.RowTile, axes[1]),
            Fit(pinned.PixelTile, axes[2]),
            Fit(Round.Quotient(Math.Min(16, pinned.ChannelTile), target.Lanes), axes[3]),
        ];

    /// <summary>Tiles of a kernel with neighbouring pixels in a vector: channels, rows, and vectors of pixels.</summary>
    public IReadOnlyList<int>? OfPixels(VectorType type, IReadOnlyList<TileAxis> axes) => pinned is null
        ? null
        : [Fit(pinned.ChannelTile, axes[0]), Fit(pinned.RowTile, axes[1]), Fit(Round.Quotient(pinned.PixelTile, type.Lanes), axes[2])];

    /// <summary>The turns to write out of the loops over rows and columns of taps.</summary>
    public (int Rows, int Columns) Unroll(int rows, int columns) => pinned?.TapUnroll switch
    {
        TapUnroll.None => (1, 1),
        TapUnroll.Columns => (1, int.MaxValue),
        TapUnroll.All => (int.MaxValue, int.MaxValue),
        _ => (rows, columns),
    };

    /// <summary>A remark for the kernel's header.</summary>
    public override string ToString() => pinned is null ? "" : ", pinned";

    private static int Fit(int tile, TileAxis axis) => Math.Min(tile, axis.Extent);
}
