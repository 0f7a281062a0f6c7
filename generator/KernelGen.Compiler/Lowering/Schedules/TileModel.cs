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
        int[] best = [.. axes.Select(_ => 1)];
        double bestCycles = double.MaxValue;
        var tile = new int[axes.Count];
        Try(0);
        return (best, bestCycles);

        void Try(int axis)
        {
            if (axis < axes.Count)
            {
                int kept = keep?[axis] ?? 0;
                int most = kept > 0 ? kept : Math.Min(axes[axis].Extent, Math.Min(axes[axis].Limit, target.Registers));
                for (tile[axis] = Math.Max(1, kept); tile[axis] <= most; tile[axis]++)
                {
                    Try(axis + 1);
                }

                return;
            }

            TileCost whole = cost(tile);
            bool isSmallest = tile.Select((t, i) => t == 1 || t == keep?[i]).All(small => small);
            if (!isSmallest && (whole.Registers > target.Registers || whole.MultiplyAdds > mostMultiplyAdds))
            {
                return;
            }

            // A remainder is a second body: more text for the same work, so it must earn its place.
            double cycles = Total(axes, tile, cost) * (1 + (0.02 * (TextBudget.Bodies(axes, tile) - 1)));
            if (cycles < bestCycles - 1e-9)
            {
                bestCycles = cycles;
                best = [.. tile];
            }
        }
    }

    /// <summary>Cycles for all tiles together, the smaller ones at the ends included.</summary>
    private static double Total(IReadOnlyList<TileAxis> axes, int[] tile, Func<int[], TileCost> cost)
    {
        var part = new int[axes.Count];
        return Sum(0, 1);

        double Sum(int axis, double times)
        {
            if (axis == axes.Count)
            {
                TileCost step = cost(part);
                // A part of a cycle for the loop itself, so that of two equal tiles the larger wins.
                return times * (Math.Max(Math.Max(step.MultiplyAdds / PerCycle, step.Loads / PerCycle), Latency) + 0.25);
            }

            int whole = axes[axis].Extent / tile[axis];
            int rest = axes[axis].Extent % tile[axis];
            part[axis] = tile[axis];
            double sum = Sum(axis + 1, times * whole);
            if (rest > 0)
            {
                part[axis] = rest;
                sum += Sum(axis + 1, times);
            }

            return sum;
        }
    }
}
