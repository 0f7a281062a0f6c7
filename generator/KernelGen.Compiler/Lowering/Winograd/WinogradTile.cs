using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Lowering.Schedules;

namespace KernelGen.Compiler.Lowering.Winograd;

/// <summary>
/// Register tiles of the matrix products between the transforms over sixteen samples. Layers whose channels and strips one tile divides evenly have the
/// same text, which they share; the model chooses for the others alone.
/// </summary>
internal static class WinogradTile
{
    /// <param name="target">The vector unit.</param>
    /// <param name="outputs">Output channels: what is broadcast for each.</param>
    /// <param name="vectors">The axes whose vectors share a broadcast, the innermost last.</param>
    public static int[] Choose(Target target, TileAxis outputs, params IReadOnlyList<TileAxis> vectors)
    {
        TileAxis[] axes = [outputs, .. vectors];
        int[] keep = [.. axes.Select(_ => 0)];
        // Two vectors: with them a tile hides the latency of its sums, and loads are fewer than multiply-adds.
        int left = 2;
        for (int axis = vectors.Count; axis > 0; axis--)
        {
            keep[axis] = left > 1 && axes[axis].Extent % left == 0 ? left : axes[axis].Extent == 1 || left == 1 ? 1 : 0;
            left = keep[axis] > 1 ? 1 : left;
        }

        int rows = Math.Min(outputs.Extent, (target.Registers >= 32 ? 16 : 8) / (left == 1 ? 2 : 1));
        keep[0] = outputs.Extent % rows == 0 ? rows : 0;
        return TileModel.Choose(target, axes, Cost(target), keep: keep).Tile;
    }

    /// <summary>What a tile of output channels and vectors costs for one term.</summary>
    public static Func<int[], TileCost> Cost(Target target) => t =>
    {
        int vectors = t.Skip(1).Aggregate(1, (product, n) => product * n);
        return new TileCost(t[0] * vectors, t[0] + vectors, (t[0] * vectors) + vectors + (target.HasFusedMultiplyAdd ? 1 : 2));
    };
}
