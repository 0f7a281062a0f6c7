using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Lowering.Schedules;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>
/// How a pool's windows become text: which are written out tap after tap, which are loops, and over how many kernels they are spread.
/// It does not depend on the target, so that all widths and both programs do the same.
/// </summary>
internal sealed class PoolText
{
    private readonly Pool _pool;
    private readonly bool _areAllWrittenOut;

    public PoolText(Pool pool)
    {
        _pool = pool;
        long taps = pool.Rows.Runs.Sum(r => (long)r.Taps) * pool.Columns.Runs.Sum(c => (long)c.Taps);
        _areAllWrittenOut = pool.Rows.Runs.Concat(pool.Columns.Runs).All(r => r.Varied is null) && TextBudget.WritesWindow(pool.Rows.Kernel, pool.Columns.Kernel) && TextBudget.WritesWindows(taps);
    }

    /// <summary>Rows of windows in parts, a kernel each, so that no kernel holds too many different windows.</summary>
    public IReadOnlyList<IReadOnlyList<PoolRun>> Kernels()
    {
        int rows = Math.Max(1, TextBudget.WindowsPerKernel / _pool.Columns.Runs.Count);
        return
        [
            .. _pool.Rows.Runs.Select((run, i) => (run, i)).GroupBy(r => r.i / rows).Select(g => (IReadOnlyList<PoolRun>)[.. g.Select(r => r.run)]),
        ];
    }

    /// <summary>Whether the window's taps are written out, all of them or those of a row.</summary>
    public (bool Rows, bool Columns) WritesOut(PoolRun rows, PoolRun columns)
    {
        if (_areAllWrittenOut || rows.Taps * columns.Taps == 0)
        {
            return (true, true);
        }

        bool isSteady = rows == Steady(_pool.Rows) && columns == Steady(_pool.Columns);
        return (isSteady && TextBudget.WritesWindow(rows.Taps, columns.Taps), isSteady && TextBudget.WritesRow(columns.Taps));
    }

    /// <summary>
    /// How many channels run side by side. Sums of short windows overlap by themselves; long ones wait for each addition, unless others
    /// run beside them.
    /// </summary>
    public int ChannelTile => _pool.Rows.Runs.Count * _pool.Columns.Runs.Count == 1 && !_areAllWrittenOut ? 4 : 1;

    private static PoolRun? Steady(PoolAxis axis) => axis.Runs.Where(r => r.Varied is null).OrderByDescending(r => r.Count).FirstOrDefault();
}
