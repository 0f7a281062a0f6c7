using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Layouts;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>The tiles of a plane that is computed Winograd's way, and which of them are done together: a strip.</summary>
/// <param name="Down">The tiles along a column.</param>
/// <param name="Across">The tiles along a row.</param>
/// <param name="Rows">Rows of the plane.</param>
/// <param name="Columns">Columns of the plane.</param>
/// <param name="StripRows">Rows of tiles that are done together.</param>
/// <param name="StripColumns">Tiles of each of these rows.</param>
internal record WinogradGrid(WinogradAxis Down, WinogradAxis Across, int Rows, int Columns, int StripRows, int StripColumns)
{
    public int TileRows => Round.Quotient(Rows, Down.Outputs);

    public int TileColumns => Round.Quotient(Columns, Across.Outputs);

    /// <summary>Tiles that are done together.</summary>
    public int Tiles => StripRows * StripColumns;

    public int Strips => Round.Quotient(TileRows, StripRows) * Round.Quotient(TileColumns, StripColumns);

    /// <summary>Products of a tile, each a sum over the channels.</summary>
    public int Positions => Down.Size * Across.Size;

    /// <summary>The name of the algorithm, for example <c>F(4×4, 3×3)</c>.</summary>
    public virtual string Name => FormattableString.Invariant($"F({Down.Outputs}×{Across.Outputs}, {Down.Taps}×{Across.Taps})");

    /// <summary>
    /// Sizes of strips that give few different texts: parts of a row of tiles, or the whole plane.
    /// </summary>
    public IEnumerable<(int Rows, int Columns)> PlainStripSizes => [.. Divided(TileColumns).Select(columns => (1, columns)), (TileRows, TileColumns)];

    /// <summary>All sizes of strips that share a plane out evenly: parts of a row of tiles, or whole rows.</summary>
    public IEnumerable<(int Rows, int Columns)> StripSizes =>
        [.. Divided(TileColumns).Select(columns => (1, columns)), .. Divided(TileRows).Select(rows => (rows, TileColumns))];

    /// <summary>Whether a window can be computed this way.</summary>
    public static bool Suits(AxisWindow window) => window is { Stride: 1, Dilation: 1, Kernel: > 1 };

    /// <summary>The tiles that there are for a window and a plane: none is larger than the plane.</summary>
    public static IEnumerable<(WinogradAxis Down, WinogradAxis Across)> TilesOf(int rowTaps, int columnTaps, int rows, int columns) =>
        from down in WinogradAxis.Sizes.Select(s => new WinogradAxis(rowTaps, s))
        from across in WinogradAxis.Sizes.Select(s => new WinogradAxis(columnTaps, s))
        where down.Outputs >= 2 && across.Outputs >= 2 && down.Outputs <= rows && across.Outputs <= columns
        select (down, across);

    /// <summary>Lines of a cache that are no multiple of a power of two apart, so that those of all positions do not push each other out.</summary>
    protected static int OddLines(int lines) => checked((lines | 1) * ChannelLayout.BlockSize);

    /// <summary>The lengths of even parts, for each number of parts.</summary>
    private static IEnumerable<int> Divided(int count) => Enumerable.Range(1, count).Select(parts => Round.Quotient(count, parts)).Distinct();
}
