using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Schedules;

/// <summary>
/// One axis that a kernel can tile in registers.
/// </summary>
/// <param name="Loop">The loop's name.</param>
/// <param name="Extent">Turns of the loop.</param>
/// <param name="Limit">The largest tile to try.</param>
internal sealed record TileAxis(string Loop, int Extent, int Limit = int.MaxValue);

/// <summary>What one tile of a kernel costs in one step of its innermost loops.</summary>
/// <param name="MultiplyAdds">Vector multiply-adds.</param>
/// <param name="Loads">Vector loads and broadcasts.</param>
/// <param name="Registers">Registers live at once.</param>
internal readonly record struct TileCost(int MultiplyAdds, double Loads, int Registers);

/// <summary>
/// Chooses register tiles. The model is the one of the machines that the targets stand for: two multiply-adds and two loads a
/// cycle, a multiply-add takes four cycles until its sum can be used again, and what does not fit the registers is not tried.
/// </summary>
internal static class TileModel
{
    private const double PerCycle = 2;
    private const double Latency = 4;

    /// <summary>The best tile for each axis.</summary>
    /// <param name="target">The vector unit.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="cost">What a tile of the given sizes costs in one step.</param>
    /// <param name="mostMultiplyAdds">Multiply-adds that one step may hold, so that the emitted text stays short.</param>
    /// <param name="keep">Tiles that are pinned, whatever they cost; zero where the model chooses.</param>
    public static (int[] Tile, double Cycles) Choose(
        Target target, IReadOnlyList<TileAxis> axes, Func<int[], TileCost> cost, int mostMultiplyAdds = 32,
        IReadOnlyList<int>? keep = null)
    {
        // A choice tries many tiles, and a network makes many choices: nothing is allocated here for a tile that is only tried.
        int[] extents = [.. axes.Select(a => a.Extent)], limits = [.. axes.Select(a => Math.Min(a.Extent, Math.Min(a.Limit, target.Registers)))];
        int[] best = [.. axes.Select(_ => 1)], tile = new int[extents.Length], part = new int[extents.Length];
        double bestCycles = double.MaxValue;
        int largest = Math.Min(mostMultiplyAdds, TextBudget.LargestTile(target));
        Try(0);
        return (best, bestCycles);

        void Try(int axis)
        {
            if (axis < extents.Length)
            {
                int kept = Kept(axis);
                int most = kept > 0 ? kept : limits[axis];
                for (tile[axis] = Math.Max(1, kept); tile[axis] <= most; tile[axis]++)
                {
                    // What does not fit with the smallest tiles of the axes behind does not fit with larger ones.
                    for (int behind = axis + 1; behind < extents.Length; behind++)
                    {
                        tile[behind] = Math.Max(1, Kept(behind));
                    }

                    if (!Fits(cost(tile)))
                    {
                        return;
                    }

                    Try(axis + 1);
                }

                return;
            }

            // A remainder is a second body: more text for the same work, so it must earn its place.
            double cycles = Total(extents, tile, part, cost, 0, 1) * (1 + (TextBudget.Remainder(target) * (TextBudget.Bodies(extents, tile) - 1)));
            if (cycles < bestCycles - 1e-9)
            {
                bestCycles = cycles;
                tile.CopyTo(best, 0);
            }
        }

        int Kept(int axis) => keep?[axis] ?? 0;

        bool Fits(TileCost whole) => (whole.Registers <= target.Registers && whole.MultiplyAdds <= largest) || IsSmallest();

        bool IsSmallest()
        {
            for (int axis = 0; axis < extents.Length; axis++)
            {
                if (tile[axis] != 1 && tile[axis] != keep?[axis])
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Cycles for all tiles together, the smaller ones at the ends included.</summary>
    private static double Total(int[] extents, int[] tile, int[] part, Func<int[], TileCost> cost, int axis, double times)
    {
        if (axis == extents.Length)
        {
            TileCost step = cost(part);
            // A part of a cycle for the loop itself, so that of two equal tiles the larger wins.
            return times * (Math.Max(Math.Max(step.MultiplyAdds / PerCycle, step.Loads / PerCycle), Latency) + 0.25);
        }

        int whole = extents[axis] / tile[axis];
        int rest = extents[axis] % tile[axis];
        part[axis] = tile[axis];
        double sum = Total(extents, tile, part, cost, axis + 1, times * whole);
        if (rest > 0)
        {
            part[axis] = rest;
            sum += Total(extents, tile, part, cost, axis + 1, times);
        }

        return sum;
    }
}
