using KernelGen.Compiler.Graph;
using KernelGen.Compiler.Ir;
using KernelGen.Compiler.Passes;

namespace KernelGen.Compiler.Lowering.Networks;

/// <summary>The loops around the windows of a pooling layer, which all its kernels share.</summary>
/// <param name="Pool">The layer.</param>
/// <param name="Text">How its windows become text.</param>
/// <param name="Rows">The windows of this kernel, down.</param>
internal sealed record PoolLoops(Pool Pool, PoolText Text, IReadOnlyList<PoolRun> Rows)
{
    /// <summary>
    /// Columns of taps that are written out at a time where a row of them is a loop: as many as leave none over, if there is such a number. A
    /// maximum has twice the statements of a sum.
    /// </summary>
    private int ColumnsAtATime
    {
        get
        {
            int most = Pool.IsMaximum ? 5 : 8;
            int taps = Pool.Columns.Runs[0].Taps;
            int even = Enumerable.Range(1, most).Last(n => taps % n == 0);
            return 2 * even > most ? even : most;
        }
    }

    /// <summary>The kernels that a pooling layer takes.</summary>
    public static IReadOnlyList<PoolLoops> Of(Pool pool)
    {
        var text = new PoolText(pool);
        return [.. text.Kernels().Select(rows => new PoolLoops(pool, text, rows))];
    }

    /// <summary>Runs over channels, rows and what <paramref name="columns"/> makes of a run of columns.</summary>
    /// <param name="builder">Where the loops go.</param>
    /// <param name="channel">The name of the channels' loop.</param>
    /// <param name="channels">Channels or blocks of channels.</param>
    /// <param name="columns">Gets the channel, the run and how to make a window of a turn.</param>
    public void ForEachRow(Builder builder, string channel, int channels, Action<Affine, PoolRun, Func<Affine, PoolWindow>> columns) =>
        builder.Loop(channel, channels, c =>
        {
            foreach (PoolRun rows in Rows)
            {
                builder.Loop("oy", rows.Count, oy =>
                {
                    var down = WindowAxis.Of(builder, rows, oy, "Y", !Pool.IsMaximum);
                    foreach (PoolRun run in Pool.Columns.Runs)
                    {
                        columns(c, run, ox => new PoolWindow(Pool, Text, down, WindowAxis.Of(builder, run, ox, "X", !Pool.IsMaximum)));
                    }
                });
            }
        });

    /// <summary>How the loops are run.</summary>
    public IReadOnlyList<LoopSchedule> Schedule(string channel)
    {
        var schedule = new List<LoopSchedule>();
        if (Text.ChannelTile > 1)
        {
            schedule.Add(new LoopSchedule(channel, Tile: Text.ChannelTile));
        }

        bool hasLoops = Rows.Any(r => Pool.Columns.Runs.Any(c => c.Varied is null && !Text.WritesOut(r, c).Columns));
        if (hasLoops && Rows.Count * Pool.Columns.Runs.Count == 1)
        {
            schedule.Add(new LoopSchedule("kx", Unroll: ColumnsAtATime));
        }

        return schedule;
    }

    /// <summary>A sentence on what the kernel computes.</summary>
    public string Title(string direction, Layouts.TensorLayout input, Layouts.TensorLayout output, string how) => Parts.Text(
        $"{(Pool.IsMaximum ? "Maximum" : "Mean")} of {Pool.Rows.Kernel}×{Pool.Columns.Kernel} windows, {direction}: {input.Shape} to {output.Shape}, {how}.");
}
