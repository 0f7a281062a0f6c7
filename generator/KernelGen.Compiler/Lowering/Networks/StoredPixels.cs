using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// What a convolution stores: its own pixels, or, where a pool follows it, one value for each window, whose pixels then never leave
/// their registers.
/// </summary>
/// <param name="Rows">Rows that are stored.</param>
/// <param name="Columns">Columns that are stored.</param>
/// <param name="Pool">The pool, if there is one.</param>
internal sealed record StoredPixels(int Rows, int Columns, Pool? Pool = null)
{
    /// <summary>Pixels of one window that the registers can be expected to hold beside each other.</summary>
    private const int MostPixels = 9;

    /// <summary>Rows of the convolution for each row that is stored.</summary>
    public int Height => Pool?.Rows.Kernel ?? 1;

    /// <summary>Columns of the convolution for each column that is stored.</summary>
    public int Width => Pool?.Columns.Kernel ?? 1;

    /// <summary>Whether a pool can be taken in: windows that are all alike, share no pixel and have no gaps.</summary>
    public static bool CanTakeIn(Pool pool) =>
        IsRegular(pool.Rows) && IsRegular(pool.Columns) && pool.Rows.Kernel * pool.Columns.Kernel is > 1 and <= MostPixels;

    /// <summary>The pixels of the convolution that one stored value is made of, in row order.</summary>
    public IReadOnlyList<(Affine Y, Affine X)> At(Affine oy, Affine ox)
    {
        var pixels = new List<(Affine, Affine)>();
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                pixels.Add(((oy * Height) + y, (ox * Width) + x));
            }
        }

        return pixels;
    }

    /// <summary>The stored value of the pixels, which must be in the order of <see cref="At"/>.</summary>
    public Expression Combine(Builder builder, IReadOnlyList<Expression> pixels)
    {
        if (Pool is null)
        {
            return pixels[0];
        }

        var window = new PoolWindow(
            Pool, new PoolText(Pool), WindowAxis.Of(builder, Pool.Rows.Runs[0], 0, "Y", !Pool.IsMaximum), WindowAxis.Of(builder, Pool.Columns.Runs[0], 0, "X", !Pool.IsMaximum));
        int next = 0;
        return window.Reduce(builder, pixels[0].Type, (_, _) => pixels[next++]);
    }

    private static bool IsRegular(PoolAxis axis) =>
        axis.IsDisjoint && axis.Runs.Count == 1 && axis.Runs[0] is { Varied: null, First: 0, Step: 1, Start: 0, TapStep: 1 } run
        && run.StartStep == axis.Kernel && run.Taps == axis.Kernel && run.Cells == axis.Kernel;
}
