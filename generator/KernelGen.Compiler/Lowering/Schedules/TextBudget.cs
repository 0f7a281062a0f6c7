using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// Which loops over taps are written out. Unrolling makes indices constant and lets neighbouring windows share loads; beyond some
/// hundred operations it gives nothing more, while the text, the time to compile it and the instruction cache keep paying.
/// </summary>
internal static class TextBudget
{
    /// <summary>
    /// Multiply-adds that the text of one kernel may hold: a row of taps of a large tile, which keeps what neighbouring windows share in registers. Less
    /// for 256 bits, whose tiles are half as large. For 128 bits none: all taps are loops, since every program carries that text along and few run it.
    /// </summary>
    private static int MultiplyAdds(Target target) => target.VectorBits switch
    {
        512 => 72,
        256 => 32,
        _ => 0,
    };

    /// <summary>Multiply-adds of one tile at most: eight hide the latency of one, more save loads.</summary>
    public static int LargestTile(Target target) => target.VectorBits > 128 ? int.MaxValue : 8;

    /// <summary>What a body for a remainder counts, as a part of the time that a kernel takes: it must earn its text.</summary>
    public static double Remainder(Target target) => target.VectorBits > 128 ? 0.03 : 0.15;

    /// <summary>The turns to write out of the loops over rows and columns of taps.</summary>
    /// <param name="target">The vector unit.</param>
    /// <param name="tileSize">Multiply-adds of one tile for one tap.</param>
    /// <param name="bodies">How often the text holds the tile: tails and phases count.</param>
    /// <param name="rowTaps">Rows of taps.</param>
    /// <param name="columnTaps">Columns of taps.</param>
    /// <param name="columnRegisters">Registers that are live when the taps of a row are written out.</param>
    /// <param name="rowRegisters">Registers that are live when all taps are written out.</param>
    /// <remarks>
    /// What two taps both read, the just-in-time compiler reads once and holds, whether there is a register for it or not. So taps
    /// that share more than the registers hold stay a loop: then each turn reads what it needs.
    /// </remarks>
    public static (int Rows, int Columns) Unroll(
        Target target, int tileSize, int bodies, int rowTaps, int columnTaps, int columnRegisters = 0, int rowRegisters = 0)
    {
        int perTap = Math.Max(1, tileSize * bodies);
        if (perTap * columnTaps > MultiplyAdds(target) || columnRegisters > target.Registers)
        {
            return (1, 1);
        }

        bool all = perTap * columnTaps * rowTaps <= MultiplyAdds(target) && rowRegisters <= target.Registers;
        return (all ? int.MaxValue : 1, int.MaxValue);
    }

    /// <summary>
    /// The largest tile for a kernel whose text holds it once for each phase, in multiply-adds. Eight hide the latency of one; a
    /// larger tile saves loads, but many phases have few taps each and the most pixels in none of them.
    /// </summary>
    /// <remarks>Four phases, of a stride of two, get tiles that divide most numbers of channels and columns: a remainder is text in each of them.</remarks>
    public static int TileSize(Target target, int phases) => target.Registers >= 32
        ? phases == 1 ? 32 : Math.Max(7, Math.Min(32, 64 / phases))
        : phases == 1 ? 32 : Math.Max(6, Math.Min(32, 32 / phases));

    /// <summary>Phases of a strided gradient that one kernel may hold.</summary>
    public const int PhasesPerKernel = 64;

    /// <summary>Different windows that one pooling kernel may hold; what is more goes to a kernel of its own.</summary>
    public const int WindowsPerKernel = 24;

    /// <summary>Whether a window of a pool is short enough to be written out.</summary>
    public static bool WritesWindow(int rows, int columns) => (long)rows * columns <= 25;

    /// <summary>Whether a row of a pool's window is short enough to be written out where the rows are a loop.</summary>
    public static bool WritesRow(int taps) => taps <= 16;

    /// <summary>Whether all windows of a pool, those that the edges cut included, are together short enough to be written out.</summary>
    public static bool WritesWindows(long taps) => taps <= 16;

    /// <summary>How many bodies tiling makes of one: each axis with a remainder doubles them.</summary>
    public static int Bodies(IReadOnlyList<TileAxis> axes, int[] tile) => Bodies([.. axes.Select(a => a.Extent)], tile);

    /// <summary>The same, of axes by their lengths alone.</summary>
    /// <param name="extents">Turns of each axis.</param>
    /// <param name="tile">How many of them are in a tile.</param>
    public static int Bodies(int[] extents, int[] tile)
    {
        int bodies = 1;
        for (int i = 0; i < extents.Length; i++)
        {
            bodies *= extents[i] % tile[i] == 0 || extents[i] < tile[i] ? 1 : 2;
        }

        return bodies;
    }
}
